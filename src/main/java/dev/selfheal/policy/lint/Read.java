package dev.selfheal.policy.lint;

import dev.selfheal.policy.tree.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A rule reads facts or conclusions of a type.
 *
 * @param within {@code not}, {@code exists} or {@code accumulate}, where it stands inside one
 */
record Read(Pattern pattern, Class<?> type, Optional<String> within, List<Expr> constraints) {}
