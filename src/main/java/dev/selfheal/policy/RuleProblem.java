package dev.selfheal.policy;

import java.util.Optional;

/**
 * Something in the rule files that keeps them from being used.
 *
 * @param file relative to the rules folder; empty where the folder itself is meant
 * @param line from 1; 0 where the file as a whole is meant
 * @param rule the rule it is in, where that is known
 * @param message what is wrong
 * @param cure what to write or do instead
 */
public record RuleProblem(String file, int line, Optional<String> rule, String message, String cure) {
    static RuleProblem ofFile(String file, String message, String cure) {
        return new RuleProblem(file, 0, Optional.empty(), message, cure);
    }

    /** As people and editors read it: {@code service/health.drl:12: rule "service.down": what; what instead}. */
    @Override
    public String toString() {
        String place = (file.isEmpty() ? "rules" : file) + (line > 0 ? ":" + line : "");
        return place + ": " + rule.map(name -> "rule \"" + name + "\": ").orElse("") + message + "; " + cure;
    }
}
