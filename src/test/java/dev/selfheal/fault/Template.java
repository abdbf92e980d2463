package dev.selfheal.fault;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A state folder as it was, to begin anew from: without its compiled rules, which stay as they are. */
final class Template {
    private final Path state;
    private final Map<Path, byte[]> files = new HashMap<>();

    private Template(Path state) throws IOException {
        this.state = state;
        try (Stream<Path> all = Files.walk(state)) {
            for (Path file : all.filter(Files::isRegularFile).filter(this::own).toList()) {
                files.put(state.relativize(file), Files.readAllBytes(file));
            }
        }
    }

    static Template of(Victim victim) throws IOException {
        return new Template(victim.state());
    }

    /** What one has compiled, the other need not compile again. */
    static void copyRules(Victim from, Victim to) throws IOException {
        try (Stream<Path> all = Files.list(from.state().resolve("rules"))) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".bin")).toList()) {
                Files.copy(
                        file,
                        to.state().resolve("rules").resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Makes the folder what it was. */
    void restore() throws IOException {
        Files.walkFileTree(state, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (own(file)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Path to = state.resolve(file.getKey().toString());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
    }

    private boolean own(Path file) {
        return !state.relativize(file).startsWith("rules");
    }
}
