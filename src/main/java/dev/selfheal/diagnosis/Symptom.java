package dev.selfheal.diagnosis;

import dev.selfheal.verdict.Severity;

/**
 * One finding or cause that a rule wants explained.
 *
 * @param rule its rule id
 * @param tried what was tried against it in this cycle and how that ended; empty for nothing
 */
public record Symptom(String subject, String rule, Severity severity, String message, String tried) {
    /** What it is called where a diagnosis cites it. */
    public String name() {
        return rule + " " + subject;
    }
}
