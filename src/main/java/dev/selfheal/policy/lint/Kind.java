package dev.selfheal.policy.lint;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an expression yields, as far as that can be told from the types of the facts.
 *
 * @param of Object where it cannot be told
 * @param inside what a list, set or map holds
 */
record Kind(Class<?> of, List<Kind> inside) {
    static final Kind UNKNOWN = new Kind(Object.class, List.of());
    /** Nothing more is said of it: what is wrong was told already. */
    static final Kind TOLD = new Kind(void.class, List.of());

    static final Kind TEXT = new Kind(String.class, List.of());
    static final Kind NUMBER = new Kind(Number.class, List.of());
    static final Kind TRUTH = new Kind(boolean.class, List.of());

    private static final List<Class<?>> NUMBERS =
            List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    static Kind of(Type type) {
        if (type instanceof Class<?> plain) {
            return new Kind(plain, List.of());
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return new Kind(
                    raw,
                    Arrays.stream(parameterized.getActualTypeArguments())
                            .map(Kind::of)
                            .toList());
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        return UNKNOWN;
    }

    /** What a method of this yields. */
    Kind returned(Method method) {
        Type type = method.getGenericReturnType();
        if (type instanceof TypeVariable<?> && !inside.isEmpty() && contains(method)) {
            return inside.get(inside.size() - 1);
        }
        return type instanceof TypeVariable<?> ? UNKNOWN : of(type);
    }

    private boolean contains(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return Collection.class.isAssignableFrom(owner) || Map.class.isAssignableFrom(owner);
    }

    boolean known() {
        return of != Object.class && of != void.class;
    }

    boolean text() {
        return CharSequence.class.isAssignableFrom(of) || of == char.class || of == Character.class;
    }

    boolean number() {
        return Number.class.isAssignableFrom(of) || NUMBERS.contains(of);
    }

    boolean truth() {
        return of == boolean.class || of == Boolean.class;
    }

    boolean many() {
        return Collection.class.isAssignableFrom(of);
    }

    /** Whether the two can be equal, or one be less than the other. */
    boolean comparable(Kind other) {
        if (!known() || !other.known()) {
            return true;
        }
        return of.isAssignableFrom(other.of)
                || other.of.isAssignableFrom(of)
                || (text() && other.text())
                || (number() && other.number())
                || (truth() && other.truth());
    }

    /** As people call it. */
    String words() {
        if (text()) {
            return "text";
        }
        if (number()) {
            return "a number";
        }
        if (truth()) {
            return "true or false";
        }
        if (of == Duration.class) {
            return "a length of time";
        }
        if (Temporal.class.isAssignableFrom(of)) {
            return "a moment";
        }
        if (many()) {
            return "a list";
        }
        String name = of.getSimpleName();
        return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    /** How a value of this is written in a rule. */
    String example() {
        if (of.isEnum()) {
            return Arrays.stream(of.getEnumConstants())
                    .map(constant -> of.getSimpleName() + "." + constant)
                    .limit(4)
                    .collect(Collectors.joining(" or "));
        }
        if (text()) {
            return "a text in quotes";
        }
        if (number()) {
            return "a number without quotes";
        }
        if (truth()) {
            return "true or false";
        }
        if (of == Duration.class) {
            return "a length such as Duration.ofMinutes(5)";
        }
        return Temporal.class.isAssignableFrom(of)
                ? "a moment, such as $now.minus(Duration.ofHours(1)) with the $now of Cycle($now : at)"
                : words();
    }
}
