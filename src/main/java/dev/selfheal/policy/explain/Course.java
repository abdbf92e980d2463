package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule's conditions followed with certain facts: to their end where it fired, else to the first that stopped it.
 *
 * @param looks one for each condition that was come to; only the last can be one that was not met
 * @param rest the conditions behind the one that stopped it
 * @param values what the variables stand for as far as it went
 */
public record Course(List<Look> looks, List<Condition> rest, Map<String, @Nullable Object> values) {
    public boolean held() {
        return stop().isEmpty();
    }

    /** The first condition that was not met. */
    public Optional<Look> stop() {
        return looks.stream().filter(look -> !look.held()).findFirst();
    }

    /** Whether one of the facts on it, or the closest that it saw, names that subject. */
    public boolean about(String subject) {
        return new Row(values).about(subject)
                || stop()
                        .filter(look -> look.condition() instanceof Pattern)
                        .flatMap(look -> look.search().miss())
                        .stream()
                        .flatMap(miss -> miss.nearest().stream())
                        .anyMatch(fact -> fact instanceof Record record && Row.names(record, subject));
    }

    /** How far it came; more is further. */
    public int progress() {
        int last = stop().map(look -> look.search().passed()).orElse(0);
        return (int) looks.stream().filter(Look::held).count() * 1000 + Math.min(999, last);
    }
}
