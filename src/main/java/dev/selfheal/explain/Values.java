package dev.selfheal.explain;

import dev.selfheal.fact.Cycle;
import dev.selfheal.outcome.PlainText;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.recording.Kinds;
import dev.selfheal.verdict.Words;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How facts and their values read.
 *
 * @param cycle the time that ages are counted from
 */
public record Values(Instant cycle, ZoneId zone) {
    private static final int LONGEST = 160;

    String of(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Instant at) {
            return time(at);
        }
        if (value instanceof Duration time) {
            return Words.time(time);
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? "empty"
                    : several.stream().map(this::of).sorted().collect(Collectors.joining(", "));
        }
        if (value instanceof Record fact) {
            return name(fact);
        }
        String text = PlainText.of(String.valueOf(value));
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return value instanceof String && (cut.isEmpty() || cut.contains(" ")) ? "\"" + cut + "\"" : cut;
    }

    /** With its age as of the cycle. */
    String time(Instant at) {
        Duration age = Duration.between(at, cycle);
        String apart = age.isZero()
                ? ""
                : " (" + Words.time(age.abs()) + (age.isNegative() ? " after" : " before") + " the cycle)";
        return Spoken.time(at, cycle, zone) + apart;
    }

    /** What has a time by that, the latest first; else as it stands. */
    <T> Stream<T> latestFirst(List<T> all) {
        return all.stream().sorted(Comparator.comparing(Values::latest).reversed());
    }

    private static Instant latest(Object one) {
        Stream<?> facts = one instanceof Collection<?> several ? several.stream() : Stream.of(one);
        return facts.filter(Record.class::isInstance)
                .flatMap(fact -> Stream.of(fact.getClass().getRecordComponents())
                        .map(component -> read((Record) fact, component)))
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The kind of a fact and what it is about: {@code service:tunnel} alone where that says it. */
    String name(Record fact) {
        if (fact instanceof Cycle) {
            return "this cycle";
        }
        String kind = Kinds.of(fact.getClass());
        Object subject = field(fact, "subject").orElse("");
        String named = PlainText.of(String.valueOf(subject));
        return named.equals(kind) || named.startsWith(kind + ":") ? named : kind + " of " + named;
    }

    /** The fact with some of its values. */
    String line(Record fact, Predicate<String> which) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            String field = component.getName();
            if (which.test(field) && !field.equals("subject")) {
                parts.add(field + " is " + value(fact, component));
            }
        }
        return name(fact) + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    /** The fact with everything that it says: {@code service:tunnel: state DOWN, not critical}. */
    String whole(Record fact) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object value = read(fact, component);
            String field = component.getName();
            if (value instanceof Boolean yes) {
                parts.add((yes ? "" : "not ") + field);
            } else if (value != null && !field.equals("subject") && !empty(value)) {
                parts.add(field + " " + value(fact, component));
            }
        }
        return name(fact) + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static boolean empty(Object value) {
        return value instanceof Collection<?> several && several.isEmpty();
    }

    private String value(Record fact, RecordComponent component) {
        Object value = read(fact, component);
        return component.getName().endsWith("Bytes") && value instanceof Number bytes
                ? Words.bytes(bytes.longValue())
                : of(value);
    }

    /** The value of a field that has one. */
    static Optional<Object> field(Record fact, String name) {
        return Arrays.stream(fact.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .flatMap(component -> Optional.ofNullable(read(fact, component)));
    }

    private static @Nullable Object read(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(fact.getClass() + " is no public record", closed);
        }
    }
}
