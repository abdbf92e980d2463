package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.spelling.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The strict way back to one record: every component is asked for by its declared type, and nothing else is taken. */
final class RecordForm implements Form {
    private static final ClassValue<RecordForm> KNOWN = new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
            return new RecordForm(type);
        }
    };

    private record Component(String name, Form form, boolean nullable) {
        static Component of(RecordComponent component) {
            return new Component(
                    component.getName(),
                    Form.of(component.getGenericType()),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

    private final Constructor<?> constructor;
    private final List<Component> components;
    /** In their order. */
    private final Set<String> names;

    private RecordForm(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException closed) {
            throw new IllegalStateException(type + " is no public record", closed);
        }
        // Else each new record walks the stack to ask who makes it.
        constructor.trySetAccessible();
        this.components = Arrays.stream(declared).map(Component::of).toList();
        this.names = components.stream().map(Component::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static RecordForm of(Class<?> type) {
        return KNOWN.get(type);
    }

    @Override
    public @Nullable Object read(JsonNode node, Trail trail) {
        return read(node, trail, Set.of());
    }

    /** Likewise, of an object that holds these fields besides. */
    @Nullable
    Object read(JsonNode node, Trail trail, Set<String> besides) {
        if (!(node instanceof ObjectNode object)) {
            trail.expected("an object", node);
            return null;
        }
        int before = trail.count();
        @Nullable JsonNode[] found = new @Nullable JsonNode[components.size()];
        int known = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = object.get(components.get(i).name());
            known += found[i] == null ? 0 : 1;
        }
        for (String other : besides) {
            known += object.has(other) && !names.contains(other) ? 1 : 0;
        }
        if (known < object.size()) {
            refuseUnknown(object, besides, trail);
        }
        @Nullable Object[] values = new @Nullable Object[found.length];
        for (int i = 0; i < found.length; i++) {
            values[i] = value(found[i], components.get(i), trail);
        }
        return trail.count() == before ? make(values, trail) : null;
    }

    private static @Nullable Object value(@Nullable JsonNode found, Component component, Trail trail) {
        boolean absent = found == null || found.isNull();
        if (absent && component.nullable()) {
            return null;
        }
        trail.in(component.name());
        Object value = null;
        if (found == null || absent) {
            trail.wrong("missing");
        } else {
            value = component.form().read(found, trail);
        }
        trail.out();
        return value;
    }

    private @Nullable Object make(@Nullable Object[] values, Trail trail) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            Throwable why = refused.getCause() == null ? refused : refused.getCause();
            trail.wrong(String.valueOf(why.getMessage()));
            return null;
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(constructor + " is not of a public record", closed);
        }
    }

    private void refuseUnknown(ObjectNode object, Set<String> besides, Trail trail) {
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(names);
        unknown.removeAll(besides);
        for (String name : unknown) {
            trail.in(name);
            String cure = Nearest.of(name, names)
                    .map(near -> "did you mean " + near + "?")
                    .orElse("expected are " + String.join(", ", names));
            trail.wrong("no such field; " + cure);
            trail.out();
        }
    }
}
