package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.Condition;
import java.util.Optional;

/**
 * A condition with one thing changed.
 *
 * @param other empty where it is left out altogether
 * @param part what was changed
 * @param words what was done to it
 * @param weaker whether the rule can only fire more often
 */
record Edit(Optional<Condition> other, Change change, String part, String words, int line, boolean weaker) {
    Edit around(Condition whole) {
        return new Edit(Optional.of(whole), change, part, words, line, weaker);
    }

    /** A branch of an {@code or}: without it the rule fires less often. */
    Edit ofBranch() {
        return new Edit(other, Change.ALTERNATIVE, part, words, line, false);
    }
}
