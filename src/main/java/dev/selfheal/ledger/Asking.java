package dev.selfheal.ledger;

/**
 * One thing that the local model is about to be asked about.
 *
 * @param about rule id of the finding or cause
 * @param shape its message without numbers
 */
public record Asking(String about, String subject, String shape) {}
