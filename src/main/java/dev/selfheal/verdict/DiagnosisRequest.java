package dev.selfheal.verdict;

/**
 * A finding or cause that the local model is asked to explain.
 *
 * @param about rule id of the finding or cause
 */
public record DiagnosisRequest(String rule, String about, String subject) implements Conclusion {}
