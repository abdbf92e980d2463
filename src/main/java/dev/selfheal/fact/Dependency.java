package dev.selfheal.fact;

/**
 * One subject needs another, as the inventory says.
 *
 * @param subject who needs
 * @param on what is needed
 */
public record Dependency(String subject, String on) implements Remembered {}
