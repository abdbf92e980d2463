package dev.selfheal.page;

import dev.selfheal.chronicle.Condition;
import dev.selfheal.chronicle.Day;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.Tally;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records in which every text is planted, whatever components they have: a new one is covered without a word here.
 *
 * @param payload what each text ends with
 * @param variant which constants of enums are taken; in odd ones, what may be null is
 * @param texts what was planted so far
 */
record Filled(String payload, int variant, List<String> texts) {
    private static final List<Class<?>> FACTS = List.of(Pause.class, ProbeFailure.class, Service.class, Tally.class);

    <T extends Record> T record(Class<T> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                boolean absent = variant % 2 == 1 && mayBeNull(components[i].getAnnotatedType());
                values[i] = absent ? null : component(type, components[i]);
            }
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " cannot be filled", broken);
        }
    }

    private static boolean mayBeNull(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** A subject's hours and a trend's are no free text: 24 of them. */
    private Object component(Class<?> owner, RecordComponent component) {
        if (owner == Day.class && component.getName().equals("subjects")) {
            String signs =
                    Stream.of(Condition.values()).map(one -> "" + one.sign()).reduce("", String::concat);
            return Map.of(text(), signs.repeat(4));
        }
        if (component.getName().equals("hours")) {
            return Collections.nCopies(24, 7L);
        }
        if (component.getName().equals("hourly")) {
            return Collections.nCopies(24, 12);
        }
        return value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of(value(of[0]), value(of[1]));
            }
            if (of[0] == Fact.class) {
                return FACTS.stream()
                        .map(fact -> (Object) record(fact.asSubclass(Record.class)))
                        .toList();
            }
            return List.of(value(of[0]));
        }
        Class<?> one = (Class<?>) type;
        if (one == String.class) {
            return text();
        } else if (one.isEnum()) {
            Object[] constants = one.getEnumConstants();
            return constants[variant % constants.length];
        } else if (one.isRecord()) {
            return record(one.asSubclass(Record.class));
        }
        return scalar(one);
    }

    private static Object scalar(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return 3;
        } else if (type == long.class || type == Long.class) {
            return 5L;
        } else if (type == double.class || type == Double.class) {
            return 0.5;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == Instant.class) {
            return Sample.NOW.minusSeconds(60);
        } else if (type == LocalDate.class) {
            return LocalDate.ofInstant(Sample.NOW, Sample.ZONE);
        } else if (type == Duration.class) {
            return Duration.ofMinutes(5);
        } else if (type == ZoneId.class) {
            return Sample.ZONE;
        } else if (type == URI.class) {
            return URI.create("http://127.0.0.1/");
        }
        throw new IllegalStateException("how is a " + type + " filled?");
    }

    private String text() {
        texts.add("x" + texts.size() + "x");
        return texts.get(texts.size() - 1) + payload;
    }
}
