package dev.selfheal.fact;

/**
 * "Could not find out": neither up nor down.
 *
 * @param critical whether the subject is critical
 * @param detail what happened, for people; secrets removed
 */
public record ProbeFailure(String subject, boolean critical, Reason reason, String detail) implements Observed {}
