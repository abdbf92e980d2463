package dev.selfheal.policy.lint;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be asked of a type by name. */
final class Fields {
    private Fields() {}

    /** The field as rules read it: a component of a record, a constant, or a reading method without arguments. */
    static Optional<Kind> of(Kind owner, String name) {
        if (owner.of().isRecord()) {
            for (RecordComponent component : owner.of().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(Kind.of(component.getGenericType()));
                }
            }
        }
        for (Field field : owner.of().getFields()) {
            if (field.getName().equals(name)) {
                return Optional.of(Kind.of(field.getGenericType()));
            }
        }
        String getter = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return methods(owner.of())
                .filter(method -> method.getParameterCount() == 0 && Allowed.call(owner.of(), method.getName()))
                .filter(method -> Set.of(name, "get" + getter, "is" + getter).contains(method.getName()))
                .map(owner::returned)
                .findFirst();
    }

    /** What a call of that name with so many arguments yields; empty where there is none. */
    static Optional<Kind> call(Kind owner, String name, int arguments) {
        List<Kind> kinds = methods(owner.of())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameterCount() == arguments
                        || (method.isVarArgs() && arguments >= method.getParameterCount() - 1))
                .map(owner::returned)
                .distinct()
                .toList();
        if (kinds.size() > 1) {
            return kinds.stream().allMatch(Kind::number) ? Optional.of(Kind.NUMBER) : Optional.of(Kind.UNKNOWN);
        }
        return kinds.stream().findFirst();
    }

    static boolean hasMethod(Class<?> owner, String name) {
        return methods(owner).anyMatch(method -> method.getName().equals(name));
    }

    /** For proposals: components and constants of a record or enumeration, and its own factories. */
    static Set<String> names(Class<?> owner) {
        Set<String> names = new TreeSet<>();
        if (owner.isRecord()) {
            Arrays.stream(owner.getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(names::add);
        }
        Arrays.stream(owner.getFields()).map(Field::getName).forEach(names::add);
        Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !Set.of("equals", "hashCode", "toString", "values", "valueOf")
                        .contains(name))
                .forEach(names::add);
        return names;
    }

    /** A component of a fact that is written as an interface has none: its methods count. */
    static Stream<Method> methods(Class<?> owner) {
        Stream<Method> own = Arrays.stream(owner.getMethods()).filter(method -> !method.isBridge());
        return owner.isInterface() ? Stream.concat(own, Arrays.stream(Object.class.getMethods())) : own;
    }
}
