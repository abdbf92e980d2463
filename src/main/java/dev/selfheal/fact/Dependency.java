package dev.selfheal.fact;

/**
 * One subject needs another, as the inventory says.
 *
 * @param subject who needs
 * @param on what is needed
 * @param direct whether it says so of these two, rather than by way of others
 */
public record Dependency(String subject, String on, boolean direct) implements Remembered {}
