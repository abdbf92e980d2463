package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Rule;
import dev.selfheal.verdict.Conclusion;
import java.util.List;
import java.util.Optional;

/**
 * Why a rule fired or did not.
 *
 * @param matches every way in which its conditions were met
 * @param nearest where there is none: how far it came
 * @param concluded what it concluded, as the engine says
 * @param doubt why this story is not to be trusted: it does not agree with the engine, or could not be told
 */
public record Story(
        Rule rule, List<Course> matches, Optional<Course> nearest, List<Conclusion> concluded, Optional<String> doubt) {
    public boolean fired() {
        return !concluded.isEmpty();
    }

    /** The matches that this conclusion comes from: those whose values say most of what it says. */
    public List<Course> behind(Conclusion conclusion) {
        return Pairing.of(conclusion, matches);
    }
}
