package dev.selfheal.cli;

import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Compiled rules that one box made, lent to the next, as a second run finds those of the first: compiling takes most of the
 * time of a cycle. Their names hold the digest of the sources, so that rules of another text never meet.
 */
final class CompiledRules {
    private static final Map<String, byte[]> KEPT = new ConcurrentHashMap<>();

    private CompiledRules() {}

    /** Puts them into a state folder that is new. */
    static void lend(Path state) {
        if (Files.exists(state) || KEPT.isEmpty()) {
            return;
        }
        try {
            for (Map.Entry<String, byte[]> kept : KEPT.entrySet()) {
                AtomicFile.write(state.resolve("rules").resolve(kept.getKey()), kept.getValue());
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Keeps what a run compiled. */
    static void keep(Path state) {
        Path rules = state.resolve("rules");
        if (!KEPT.isEmpty() || !Files.isDirectory(rules)) {
            return;
        }
        try (Stream<Path> files = Files.list(rules)) {
            List<Path> compiled =
                    files.filter(file -> file.toString().endsWith(".bin")).toList();
            for (Path file : compiled) {
                KEPT.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
