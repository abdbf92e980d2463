package dev.selfheal.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Checksum;
import dev.selfheal.sys.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One line of the journal: the CRC-32C of its JSON in eight hexadecimal digits, a space, and the JSON. */
final class Line {
    private Line() {}

    /** With the line's end. */
    static byte[] write(ObjectNode event) {
        String json = event.toString();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return (Checksum.of(bytes) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What was written; empty if it is damaged. Without the line's end. */
    static Optional<ObjectNode> read(byte[] bytes) {
        if (bytes.length <= Checksum.LENGTH || bytes[Checksum.LENGTH] != ' ') {
            return Optional.empty();
        }
        String said = new String(bytes, 0, Checksum.LENGTH, StandardCharsets.ISO_8859_1);
        byte[] json = Arrays.copyOfRange(bytes, Checksum.LENGTH + 1, bytes.length);
        if (!said.equals(Checksum.of(json))) {
            return Optional.empty();
        }
        try {
            JsonNode node = Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
            return node instanceof ObjectNode event ? Optional.of(event) : Optional.empty();
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }
}
