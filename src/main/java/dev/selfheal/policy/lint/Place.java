package dev.selfheal.policy.lint;

/** Somewhere in a rule file. */
record Place(FileText file, int offset) {}
