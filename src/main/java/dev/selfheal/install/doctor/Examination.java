package dev.selfheal.install.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.util.List;
import java.util.Locale;

/**
 * All that was looked at, in the order in which it is told.
 *
 * @param job whose context it was seen in
 */
public record Examination(String job, List<Examined> all) {
    public Examination {
        all = List.copyOf(all);
    }

    public long count(Grade grade) {
        return all.stream().filter(one -> one.grade() == grade).count();
    }

    /** Whether nothing fails; there may be warnings. */
    public boolean fine() {
        return count(Grade.FAILURE) == 0;
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode document = Json.MAPPER.createObjectNode().put("fine", fine()).put("job", job);
        ArrayNode lines = document.putArray("examined");
        for (Examined one : all) {
            lines.addObject()
                    .put("area", one.area())
                    .put("grade", one.grade().name().toLowerCase(Locale.ROOT))
                    .put("what", one.what())
                    .put("cure", one.cure());
        }
        return document;
    }
}
