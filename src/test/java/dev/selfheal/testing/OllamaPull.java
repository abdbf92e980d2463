package dev.selfheal.testing;

import static dev.selfheal.testing.OllamaFault.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The double's answer to a pull: a stream of lines, with errors inside a status of 200. */
final class OllamaPull {
    // The real one ticks every 60 ms.
    private static final int TICK_MILLIS = 20;

    private final OllamaShelf shelf;
    private final Set<OllamaFault> faults;
    private final Map<String, Long> registry;

    OllamaPull(OllamaShelf shelf, Set<OllamaFault> faults, Map<String, Long> registry) {
        this.shelf = shelf;
        this.faults = faults;
        this.registry = registry;
    }

    void answer(OllamaWire wire, String body) throws IOException, InterruptedException {
        String name = Json.MAPPER.readTree(body).path("model").asText();
        wire.startStream();
        status(wire, "pulling manifest");
        Long size = registry.get(OllamaShelf.key(name));
        if (faults.contains(PULL_OFFLINE)) {
            fail(
                    wire,
                    "pull model manifest: Get \"https://registry.example.com/v2/library/x/manifests/7b\":"
                            + " dial tcp: lookup registry.example.com: no such host");
        } else if (size == null) {
            fail(wire, "pull model manifest: file does not exist");
        } else if (faults.contains(PULL_SILENT)) {
            wire.untilClosed();
        } else if (faults.contains(PULL_ENDLESS_LINE)) {
            while (true) {
                wire.chunk("x".repeat(8192));
            }
        } else {
            layers(wire, name, size);
        }
    }

    private void layers(OllamaWire wire, String name, long size) throws IOException, InterruptedException {
        String digest = OllamaShelf.digest("layer of " + name);
        layer(wire, digest, size, 0);
        long step = faults.contains(PULL_SLOW) ? Math.max(1, size / 100_000) : Math.max(1, size / 4);
        long done = 0;
        while (done < size) {
            Thread.sleep(TICK_MILLIS);
            done = faults.contains(PULL_STALLED) && done >= step ? done : Math.min(size, done + step);
            layer(wire, digest, size, done);
            if (done > size / 3 && faults.contains(PULL_CUT)) {
                return;
            }
            if (done > size / 3 && faults.contains(PULL_DISK_FULL)) {
                fail(
                        wire,
                        "write /home/someone/.ollama/models/blobs/sha256-" + digest
                                + "-partial: no space left on device");
                return;
            }
        }
        layer(wire, OllamaShelf.digest("parameters"), 68, 68);
        status(wire, "verifying sha256 digest");
        status(wire, "writing manifest");
        if (!faults.contains(PULL_NO_SUCCESS)) {
            shelf.install(new OllamaShelf.Disk(
                    OllamaShelf.key(name), OllamaShelf.digest(name), size, false, List.of("completion")));
            status(wire, "success");
        }
        wire.endStream();
    }

    private static void status(OllamaWire wire, String text) throws IOException {
        wire.chunk(Json.MAPPER.createObjectNode().put("status", text) + "\n");
    }

    private static void fail(OllamaWire wire, String text) throws IOException {
        wire.chunk(OllamaAnswers.error(text) + "\n");
        wire.endStream();
    }

    private static void layer(OllamaWire wire, String digest, long total, long completed) throws IOException {
        ObjectNode line = Json.MAPPER.createObjectNode().put("status", "pulling " + digest.substring(0, 12));
        line.put("digest", "sha256:" + digest).put("total", total);
        if (completed > 0) {
            line.put("completed", completed);
        }
        wire.chunk(line + "\n");
    }
}
