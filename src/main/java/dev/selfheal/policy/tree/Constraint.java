package dev.selfheal.policy.tree;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One constraint of a pattern, or of an accumulate's result: {@code state == State.DOWN}, or {@code $id : id}, which only
 * gives a name and holds back nothing.
 */
public record Constraint(Span span, String drl) {
    private static final java.util.regex.Pattern BINDING = java.util.regex.Pattern.compile(
            "(\\$?[A-Za-z_]\\w*)\\s*:(?!:)\\s*([\\w.()]+)(.*)", java.util.regex.Pattern.DOTALL);

    /** The variable that it gives a name to. */
    public Optional<String> binds() {
        Matcher binding = BINDING.matcher(drl);
        return binding.matches() ? Optional.of(binding.group(1)) : Optional.empty();
    }

    /** Whether it can keep the pattern from matching; false where it only gives a name. */
    public boolean tests() {
        Matcher binding = BINDING.matcher(drl);
        return !binding.matches() || !binding.group(3).isBlank();
    }

    /** The same place with other words. */
    public Constraint with(String other) {
        return new Constraint(span, other);
    }
}
