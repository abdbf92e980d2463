package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value of one declared type is read. Made once for each component, since a history has millions of them. */
interface Form {
    /** The value; null where it is wrong, which the trail then tells. */
    @Nullable
    Object read(JsonNode node, Trail trail);

    /** @throws IllegalStateException if values of this type have no JSON form */
    static Form of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            Form element = of(generic.getActualTypeArguments()[0]);
            return (node, trail) -> list(node, element, trail);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            Form element = of(generic.getActualTypeArguments()[1]);
            return (node, trail) -> map(node, element, trail);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("no JSON form for " + type);
        }
        if (plain == Fact.class) {
            return Kinds::read;
        }
        return plain.isRecord() ? (node, trail) -> RecordForm.of(plain).read(node, trail) : Scalars.form(plain);
    }

    private static @Nullable Object list(JsonNode node, Form element, Trail trail) {
        if (!node.isArray()) {
            trail.expected("a list", node);
            return null;
        }
        int before = trail.count();
        List<@Nullable Object> list = new ArrayList<>(node.size());
        for (JsonNode child : node) {
            trail.in(list.size());
            list.add(element.read(child, trail));
            trail.out();
        }
        return trail.count() == before ? Collections.unmodifiableList(list) : null;
    }

    private static @Nullable Object map(JsonNode node, Form element, Trail trail) {
        if (!(node instanceof ObjectNode object)) {
            trail.expected("an object", node);
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (var entry : object.properties()) {
            trail.in(entry.getKey());
            map.put(entry.getKey(), element.read(entry.getValue(), trail));
            trail.out();
        }
        return map;
    }
}
