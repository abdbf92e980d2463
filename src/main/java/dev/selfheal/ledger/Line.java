package dev.selfheal.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One line of the journal: the CRC-32C of its JSON in eight hexadecimal digits, a space, and the JSON. */
final class Line {
    private static final int CHECKSUM = 8;

    private Line() {}

    /** With the line's end. */
    static byte[] write(ObjectNode event) {
        String json = event.toString();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return (checksum(bytes) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What was written; empty if it is damaged. Without the line's end. */
    static Optional<ObjectNode> read(byte[] bytes) {
        if (bytes.length <= CHECKSUM || bytes[CHECKSUM] != ' ') {
            return Optional.empty();
        }
        String said = new String(bytes, 0, CHECKSUM, StandardCharsets.ISO_8859_1);
        byte[] json = Arrays.copyOfRange(bytes, CHECKSUM + 1, bytes.length);
        if (!said.equals(checksum(json))) {
            return Optional.empty();
        }
        try {
            JsonNode node = Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
            return node instanceof ObjectNode event ? Optional.of(event) : Optional.empty();
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
