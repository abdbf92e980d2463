package dev.selfheal.policy.explain;

import dev.selfheal.verdict.Conclusion;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the match behind a conclusion. Both hold the same subjects and names, since one was made of the other. */
final class Pairing {
    private Pairing() {}

    static List<Course> of(Conclusion conclusion, List<Course> matches) {
        int best = matches.stream()
                .mapToInt(match -> shared(conclusion, match))
                .max()
                .orElse(0);
        return matches.stream()
                .filter(match -> shared(conclusion, match) == best)
                .toList();
    }

    private static int shared(Conclusion conclusion, Course match) {
        Set<Object> known = new HashSet<>();
        match.values().values().forEach(value -> {
            add(known, value);
            if (value instanceof Record fact) {
                fields(fact, known);
            }
        });
        Set<Object> said = new HashSet<>();
        fields((Record) conclusion, said);
        said.retainAll(known);
        // The subject tells matches apart; a word that it shares with some other fact does not.
        return said.size() + (known.contains(conclusion.subject()) ? 100 : 0);
    }

    private static void fields(Record fact, Set<Object> into) {
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            add(into, Row.field(fact, component));
        }
    }

    private static void add(Set<Object> into, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            into.addAll(several);
        } else if (value != null) {
            into.add(value);
        }
    }
}
