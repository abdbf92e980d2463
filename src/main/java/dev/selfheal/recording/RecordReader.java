package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The strict way back: every component is asked for by its declared type, and what it does not ask for is refused. */
final class RecordReader {
    private final OwnKinds own;

    /** @param own the kinds, beside the shipped ones, that facts may be of */
    RecordReader(OwnKinds own) {
        this.own = own;
    }

    Object read(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(node, generic.getActualTypeArguments()[0], path);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return map(node, generic.getActualTypeArguments()[1], path);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException(path + ": no JSON form for " + type);
        }
        if (plain == Fact.class) {
            return Kinds.read(node, path, own);
        }
        return plain.isRecord() ? record(node, plain, path) : Scalars.read(node, plain, path);
    }

    private List<Object> list(JsonNode node, Type element, String path) {
        if (!node.isArray()) {
            throw wrong(path, "a list", node);
        }
        List<Object> list = new ArrayList<>();
        for (JsonNode child : node) {
            list.add(read(child, element, path + "[" + list.size() + "]"));
        }
        return List.copyOf(list);
    }

    private Map<String, Object> map(JsonNode node, Type element, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (var entry : object(node, path).properties()) {
            map.put(entry.getKey(), read(entry.getValue(), element, path + "." + entry.getKey()));
        }
        return map;
    }

    private Object record(JsonNode node, Class<?> type, String path) {
        ObjectNode object = object(node, path);
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(object, components, path);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(object, components[i], path + "." + components[i].getName());
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            Throwable why = refused.getCause() == null ? refused : refused.getCause();
            throw new IllegalArgumentException(path + ": " + why.getMessage(), refused);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(type + " is no public record", closed);
        }
    }

    private @Nullable Object component(ObjectNode object, RecordComponent component, String path) {
        JsonNode value = object.get(component.getName());
        if (value != null && !value.isNull()) {
            return read(value, component.getGenericType(), path);
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        throw new IllegalArgumentException(path + ": missing");
    }

    private static ObjectNode object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw wrong(path, "an object", node);
    }

    private static void refuseUnknown(ObjectNode object, RecordComponent[] components, String path) {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                String expected = known.stream().collect(Collectors.joining(", "));
                throw new IllegalArgumentException(path + "." + name + ": no such field; expected are " + expected);
            }
        }
    }

    static @Nullable Object invoke(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(record.getClass() + " is no public record", closed);
        }
    }

    static IllegalArgumentException wrong(String path, String expected, JsonNode found) {
        String text = found.toString();
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new IllegalArgumentException(path + ": expected " + expected + ", found " + shown);
    }
}
