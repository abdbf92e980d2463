package dev.selfheal.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The answers in {@code test-fixtures/launchctl/answers}, and the tables that say how they read. */
final class Answers {
    static final Path FOLDER =
            Path.of(System.getProperty("selfheal.home", "."), "test-fixtures", "launchctl", "answers");

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Answers() {}

    /** Decoded as the program decodes it: a byte that is no UTF-8 becomes a replacement. */
    static String of(String name) {
        return READ.computeIfAbsent(name, Answers::read);
    }

    private static String read(String name) {
        try {
            return new String(Files.readAllBytes(FOLDER.resolve(name + ".txt")), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static JobPrint print(String name) {
        return new JobPrint(label(name), of(name));
    }

    /** The label that was asked for. */
    static String label(String name) {
        return of(name).contains("com.example.lamp") ? "com.example.lamp" : "com.example.loom";
    }

    /** The rows of a table. */
    static List<Map<String, Object>> table(String name) {
        try {
            return new Yaml().load(Files.readString(FOLDER.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Names of all answers, without their suffix. */
    static List<String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
