package dev.selfheal.sys.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An entry of {@code /api/tags}.
 *
 * @param digest of the manifest; empty where the server did not tell
 * @param format {@code gguf} or {@code safetensors} for a real model, empty for a stub
 * @param remote whether it says that it runs elsewhere
 * @param capabilities empty where the server is too old to tell
 */
public record InstalledModel(
        String name, String digest, long size, String format, boolean remote, List<String> capabilities) {
    // The smallest real models have tens of megabytes, a stub of a remote one some hundred bytes.
    private static final long SMALLEST_MODEL = 10_000_000;
    private static final Set<String> LOCAL_FORMATS = Set.of("gguf", "safetensors");

    static InstalledModel read(JsonNode entry) {
        List<String> capabilities = new ArrayList<>();
        entry.path("capabilities").forEach(capability -> capabilities.add(capability.asText()));
        return new InstalledModel(
                entry.path("name").asText(entry.path("model").asText("")),
                entry.path("digest").asText(""),
                entry.path("size").asLong(0),
                entry.path("details").path("format").asText(""),
                OllamaDoor.isRemote(entry),
                List.copyOf(capabilities));
    }

    /** Whether everything about it speaks for weights on this machine; required before it is shown anything private. */
    public boolean surelyLocal() {
        return !remote && size >= SMALLEST_MODEL && LOCAL_FORMATS.contains(format);
    }

    /** Whether it makes text at all; an embedding model does not. */
    public boolean generates() {
        return capabilities.isEmpty() || capabilities.contains("completion");
    }
}
