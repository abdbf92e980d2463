package dev.selfheal.verdict;

/**
 * An idempotent action that a rule asks for.
 *
 * @param rule the rule that asks
 * @param cause rule id of the finding or cause that it serves
 * @param action such as {@code service.restart}
 * @param subject what is sick
 * @param target the one thing that is acted on
 */
public record Fix(String rule, String cause, String action, String subject, String target) implements Conclusion {
    /** What the finding asks for, for its own subject. */
    public static Fix of(String rule, Finding finding, String action, String target) {
        return new Fix(rule, finding.rule(), action, finding.subject(), target);
    }
}
