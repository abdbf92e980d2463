package dev.selfheal.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.sys.Json;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records to JSON objects and strictly back. What is null is left out; components keep their order and
 * maps are sorted, so that equal records print alike. */
public final class Records {
    /** A class does not know its components: it is asked anew, and makes them anew, each time. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                // Else each call walks the stack to ask who makes it.
                component.getAccessor().trySetAccessible();
            }
            return components;
        }
    };

    private Records() {}

    public static ObjectNode write(Record record) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        for (var component : COMPONENTS.get(record.getClass())) {
            Object value = invoke(component, record);
            if (value != null) {
                node.set(component.getName(), value(value));
            }
        }
        return node;
    }

    private static JsonNode value(Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Fact fact) {
            return Kinds.write(fact);
        }
        if (value instanceof Record record) {
            return write(record);
        }
        if (value instanceof List<?> list) {
            ArrayNode node = Json.MAPPER.createArrayNode();
            list.forEach(element -> node.add(value(element)));
            return node;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = Json.MAPPER.createObjectNode();
            map.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())))
                    .forEach(entry -> node.set(String.valueOf(entry.getKey()), value(entry.getValue())));
            return node;
        }
        return Json.MAPPER.valueToTree(value);
    }

    private static @Nullable Object invoke(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(record.getClass() + " is no public record", closed);
        }
    }

    /**
     * Reads an object into a record.
     *
     * @param path where it stands in its document, such as {@code $.facts[3]}
     * @throws WrongJson if something is missing, unknown or of another type; each problem begins with the path of it and says
     *     what was expected
     */
    public static <T> T read(JsonNode node, Class<T> type, String path) {
        return read(node, type, path, OwnKinds.NONE);
    }

    /** The same where facts in it may also be of the owner's own kinds. */
    public static <T> T read(JsonNode node, Class<T> type, String path, OwnKinds own) {
        return read(node, type, path, own, Set.of());
    }

    /**
     * Likewise, of an object that holds more than the record.
     *
     * @param besides names of the fields that are not the record's
     */
    public static <T> T read(JsonNode node, Class<T> type, String path, OwnKinds own, Set<String> besides) {
        Trail trail = new Trail(path, own);
        Object value = RecordForm.of(type).read(node, trail, besides);
        trail.end();
        return type.cast(Objects.requireNonNull(value));
    }

    /** @throws WrongJson if it is not one JSON document; the message says where */
    public static JsonNode parse(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw new WrongJson("$: a JSON document is expected, this is empty");
            }
            return node;
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new WrongJson("$: not JSON: " + wrong.getOriginalMessage() + where);
        }
    }
}
