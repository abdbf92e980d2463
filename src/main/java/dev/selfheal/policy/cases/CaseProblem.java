package dev.selfheal.policy.cases;

/**
 * Something in the case files that keeps them from being run.
 *
 * @param file below the cases folder; empty where the folder itself is meant
 * @param line from 1; 0 where the file as a whole is meant
 * @param ruleCase the name of the case it is in; empty where it is in none, or in one without a name
 * @param message what is wrong and what to write or do instead
 */
public record CaseProblem(String file, int line, String ruleCase, String message) {
    /** As people and editors read it: {@code service/health.yaml:12: case "it is down": what; what instead}. */
    @Override
    public String toString() {
        String place = (file.isEmpty() ? "rule cases" : file) + (line > 0 ? ":" + line : "");
        return place + ": " + (ruleCase.isEmpty() ? "" : "case \"" + ruleCase + "\": ") + message;
    }
}
