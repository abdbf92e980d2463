package dev.selfheal.policy;

/**
 * One rule file as it was read.
 *
 * @param path relative to the rules folder, with slashes, such as {@code service/health.drl}
 */
public record RuleSource(String path, String text) {}
