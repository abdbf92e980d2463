package dev.selfheal.policy.lint;

import dev.selfheal.fact.Fact;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Conclusion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The words that rules may use beside those of their own files.
 *
 * @param own kinds of facts beside the shipped ones
 * @param actions names of the fixes that can be carried out; empty where that is not known
 */
public record Vocabulary(OwnKinds own, Set<String> actions) {
    /** Where nothing is known but the shipped kinds of facts. */
    public static final Vocabulary SHIPPED = new Vocabulary(OwnKinds.NONE, Set.of());

    /** The type of that full name. */
    Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, own.loader()));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return Optional.empty();
        }
    }

    /** Where a type of that simple name is, among facts and conclusions: what an import would say. */
    Optional<String> home(String simple) {
        return Stream.of(Fact.class.getPackageName(), OwnKinds.PACKAGE, Conclusion.class.getPackageName(), "java.time")
                .map(folder -> folder + "." + simple)
                .filter(name -> type(name).isPresent())
                .findFirst();
    }

    /** The simple names of all facts, conclusions and what they are made of. Slow: for error messages. */
    Collection<String> types() {
        Set<String> names = new TreeSet<>();
        own.kinds().forEach(kind -> names.add(dev.selfheal.recording.Kinds.typeName(kind)));
        for (Class<?> one : new Class<?>[] {Fact.class, Conclusion.class}) {
            names.addAll(beside(one));
        }
        return names;
    }

    private static Collection<String> beside(Class<?> type) {
        String folder = type.getPackageName().replace('.', '/');
        try {
            Path code = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(code)) {
                return names(code.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return names(jar.getPath(folder));
            }
        } catch (IOException | URISyntaxException | RuntimeException unknown) {
            // Then nothing can be proposed.
            return Set.of();
        }
    }

    private static Collection<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[A-Z]\\w*\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
    }
}
