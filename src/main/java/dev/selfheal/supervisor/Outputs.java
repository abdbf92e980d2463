package dev.selfheal.supervisor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where jobs write to, as paths. */
final class Outputs {
    private static final Path DEVICES = Path.of("/dev");

    private Outputs() {}

    /** Each once; devices hold no past, and what is not absolute is not known. */
    static List<Path> files(List<String> paths) {
        return paths.stream()
                .flatMap(Outputs::path)
                .map(Path::normalize)
                .filter(path -> path.isAbsolute() && !path.startsWith(DEVICES))
                .distinct()
                .toList();
    }

    private static Stream<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).stream();
        } catch (InvalidPathException odd) {
            return Stream.empty();
        }
    }
}
