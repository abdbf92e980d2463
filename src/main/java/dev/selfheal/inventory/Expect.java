package dev.selfheal.inventory;

/** What the owner expects of an agent or unit. */
public enum Expect {
    RUNNING,
    SCHEDULED,
    LOADED,
    ANY
}
