package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One way in which facts fit some conditions: what each name stands for. */
record Row(Map<String, @Nullable Object> values) {
    static final Row EMPTY = new Row(Map.of());

    /** Whether what both know is the same. */
    boolean agrees(Row other) {
        return other.values.entrySet().stream()
                .allMatch(entry -> !values.containsKey(entry.getKey())
                        || Objects.equals(values.get(entry.getKey()), entry.getValue()));
    }

    Optional<Object> fact(Pattern pattern) {
        return Optional.ofNullable(values.get(Ladder.nameOf(pattern)));
    }

    /** Whether one of its facts names that subject. */
    boolean about(String subject) {
        return values.values().stream().anyMatch(value -> value instanceof Record fact && names(fact, subject));
    }

    static boolean names(Record fact, String subject) {
        return fields(fact)
                .anyMatch(value ->
                        subject.equals(value) || (value instanceof Collection<?> several && several.contains(subject)));
    }

    private static Stream<@Nullable Object> fields(Record fact) {
        return Stream.of(fact.getClass().getRecordComponents()).map(component -> field(fact, component));
    }

    static @Nullable Object field(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(fact.getClass() + " is no public record", closed);
        }
    }

    /** For an order that is the same in every run. */
    String text() {
        return values.toString();
    }
}
