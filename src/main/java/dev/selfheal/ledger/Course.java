package dev.selfheal.ledger;

/**
 * How a finding or cause stood when a cycle ended. Of one that could not be observed there is none.
 *
 * @param rule rule id of the finding or cause
 * @param bad whether it was concluded
 */
public record Course(String rule, String subject, boolean bad) {}
