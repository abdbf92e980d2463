package dev.selfheal.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An alert on its way to one sink.
 *
 * @param sink its name, for people
 * @param file where it is kept until it has arrived; null where it could not be kept
 */
record Waiting(String sink, AlertLine line, @Nullable Path file) {
    /** Several times what the longest alert needs. */
    private static final int LARGEST = 64 << 10;

    /** Keeps an alert in a file, whole or not at all. */
    static Waiting keep(String sink, AlertLine line, Path file) throws IOException {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("sink", sink);
        node.put("by", line.by());
        node.set("alert", Json.MAPPER.readTree(line.json()));
        AtomicFile.write(file, (node + "\n").getBytes(StandardCharsets.UTF_8));
        return new Waiting(sink, line, file);
    }

    /** @throws IOException if it is torn, or nothing that was kept here */
    static Waiting read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode node = Json.MAPPER.readTree(in.readNBytes(LARGEST));
            String by = node.path("by").asText();
            return new Waiting(node.path("sink").asText(), AlertLine.read(node.path("alert"), by), file);
        } catch (IllegalArgumentException odd) {
            throw new IOException(odd);
        }
    }
}
