package dev.selfheal.verdict;

/** What a rule concluded of facts about one subject. */
public record Finding(String rule, String subject, Severity severity, String message) implements Conclusion {
    public static Finding critical(String rule, String subject, String message) {
        return new Finding(rule, subject, Severity.CRITICAL, message);
    }

    public static Finding warning(String rule, String subject, String message) {
        return new Finding(rule, subject, Severity.WARNING, message);
    }

    public static Finding info(String rule, String subject, String message) {
        return new Finding(rule, subject, Severity.INFO, message);
    }
}
