package dev.selfheal.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folders of a Mac that a program reads only if its user granted it. What a terminal may read there, a job of launchd may
 * not: the grant is each program's own.
 */
public final class Guarded {
    private static final List<String> IN_HOME = List.of(
            "Desktop",
            "Documents",
            "Downloads",
            "Library/Mobile Documents",
            "Library/CloudStorage",
            "Library/Containers");
    private static final Path VOLUMES = Path.of("/Volumes");

    private final Path home;

    public Guarded(Path home) {
        this.home = home;
    }

    /** The guarded folder that this is, or is in. */
    public Optional<Path> around(Path path) {
        return path.startsWith(VOLUMES) && path.getNameCount() > 1
                ? Optional.of(VOLUMES.resolve(path.getName(1)))
                : IN_HOME.stream().map(home::resolve).filter(path::startsWith).findFirst();
    }
}
