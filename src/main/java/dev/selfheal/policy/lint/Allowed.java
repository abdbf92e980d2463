package dev.selfheal.policy.lint;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Conclusion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The types and methods that a rule may use: those that yield a value and do nothing else. A list of what is allowed, since
 * one of what is forbidden is never complete.
 */
final class Allowed {
    private static final String FACTS = Fact.class.getPackageName();
    private static final String VERDICT = Conclusion.class.getPackageName();

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            CharSequence.class,
            Character.class,
            Boolean.class,
            Number.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Math.class,
            Comparable.class,
            Enum.class,
            Objects.class);

    /** Of these only what reads. */
    private static final List<Class<?>> COLLECTIONS = List.of(Collection.class, Map.class);

    private static final Set<String> READS = Set.of(
            "size",
            "isEmpty",
            "contains",
            "containsAll",
            "containsKey",
            "containsValue",
            "get",
            "getOrDefault",
            "indexOf",
            "keySet",
            "values",
            "of",
            "copyOf",
            "equals",
            "toString");

    /** What depends on more than the facts, reaches behind the types, or waits. */
    private static final Set<String> NEVER = Set.of(
            "now",
            "systemDefault",
            "random",
            "getInteger",
            "getLong",
            "getBoolean",
            "getClass",
            "getDeclaringClass",
            "wait",
            "notify",
            "notifyAll",
            "finalize",
            "clone");

    private Allowed() {}

    /** Whether a rule file may import it. */
    static boolean imported(Class<?> type) {
        return ours(type) || time(type) || PLAIN.contains(type) || collection(type) || type == Locale.class;
    }

    /** Whether a rule file may import everything of it. */
    static boolean packageOf(String name) {
        return name.equals(FACTS) || name.startsWith(FACTS + ".") || name.equals(VERDICT) || name.equals("java.time");
    }

    static boolean call(Class<?> on, String method) {
        if (NEVER.contains(method)) {
            return false;
        }
        if (collection(on)) {
            return READS.contains(method);
        }
        return ours(on) || time(on) || PLAIN.contains(on) || on.isPrimitive();
    }

    /** Whether it may be made with {@code new}. */
    static boolean made(Class<?> type) {
        return Conclusion.class.isAssignableFrom(type) && ours(type);
    }

    static boolean ours(Class<?> type) {
        String name = type.getPackageName();
        return name.equals(VERDICT) || name.equals(FACTS) || name.startsWith(FACTS + ".");
    }

    private static boolean time(Class<?> type) {
        return type.getPackageName().equals("java.time") && type != java.time.Clock.class;
    }

    private static boolean collection(Class<?> type) {
        return COLLECTIONS.stream().anyMatch(known -> known.isAssignableFrom(type));
    }
}
