package dev.selfheal.policy.lint;

import java.util.List;
import java.util.Optional;

/**
 * A rule concludes something.
 *
 * @param by name of the factory, or {@code new}
 */
record Concluded(Class<?> type, String by, List<Expr> arguments, int at) {
    /** The text that is written at that place of the arguments. */
    Optional<String> text(int index) {
        return index < arguments.size()
                        && arguments.get(index) instanceof Expr.Literal literal
                        && literal.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
