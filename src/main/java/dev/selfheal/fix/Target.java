package dev.selfheal.fix;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The one thing that a fix acts on, with all that its action needs to know. */
public sealed interface Target {
    /** Its name in fixes, such as {@code unit:web.service}. */
    String subject();

    /** How long it may take to be well after the action. */
    Duration startWithin();

    /** A job of the native supervisor. */
    record Job(String subject, String name, Duration startWithin) implements Target {}

    /** A desktop application. */
    record App(String subject, String name, Duration startWithin) implements Target {}

    /** A program that the inventory declares as a repair. */
    record Program(String subject, List<String> command, Duration within, Duration startWithin) implements Target {}

    /**
     * A directory.
     *
     * @param mode rights at its creation, in octal
     */
    record Folder(String subject, Path path, Optional<String> mode, Duration startWithin) implements Target {}

    /** A log file. */
    record LogFile(String subject, Path path, int keep, Duration startWithin) implements Target {}

    /** A model of Ollama's. */
    record OllamaModel(String subject, String name, URI ollama, Duration startWithin) implements Target {}
}
