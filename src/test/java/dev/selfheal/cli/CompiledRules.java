package dev.selfheal.cli;

import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiled rules that one box made, lent to the next that has the same ones, as a second run finds those of the first:
 * compiling takes most of the time of a cycle.
 */
final class CompiledRules {
    private static final Map<String, Map<String, byte[]>> KEPT = new ConcurrentHashMap<>();

    private CompiledRules() {}

    /** Puts them into a state folder that is new. */
    static void lend(Path rules, Path state) {
        if (Files.exists(state)) {
            return;
        }
        try {
            for (Map.Entry<String, byte[]> kept :
                    KEPT.getOrDefault(sources(rules), Map.of()).entrySet()) {
                AtomicFile.write(state.resolve("rules").resolve(kept.getKey()), kept.getValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Keeps what a run compiled, where only these rules can be meant: it is the first run of its box. */
    static void keep(Path rules, Path state) {
        Path folder = state.resolve("rules");
        String sources = sources(rules);
        if (KEPT.containsKey(sources) || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> compiled =
                    files.filter(file -> file.toString().endsWith(".bin")).toList();
            if (compiled.size() == 1) {
                Map<String, byte[]> kept = new HashMap<>();
                kept.put(compiled.get(0).getFileName().toString(), Files.readAllBytes(compiled.get(0)));
                KEPT.put(sources, kept);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sources(Path rules) {
        try (Stream<Path> files = Files.walk(rules)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .map(file -> rules.relativize(file) + " " + Sha256.of(bytes(file)))
                    .collect(Collectors.joining("\n"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
