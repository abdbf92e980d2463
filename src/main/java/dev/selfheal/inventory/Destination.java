package dev.selfheal.inventory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where alerts are to go. */
public sealed interface Destination {
    /** What its owner calls it; for those who name none, it is known by what it is. */
    Optional<String> name();

    /** What it is, whatever it is called. It may hold a secret, and is not for people. */
    String target();

    /** A file on this machine, of which other programs read the end. */
    record BusFile(Optional<String> name, Path file, Format format) implements Destination {
        @Override
        public String target() {
            return "file " + file;
        }
    }

    /**
     * A program that reads the alert on its standard input.
     *
     * @param command the program and its arguments
     */
    record Program(Optional<String> name, List<String> command, Duration within, Format format) implements Destination {
        @Override
        public String target() {
            return "command " + command;
        }
    }

    /**
     * An address to which the alert is posted.
     *
     * @param url often a secret as a whole, so never shown
     * @param headers sent with it, by name; no less secret
     */
    record Webhook(Optional<String> name, URI url, Map<String, String> headers, Duration within, Format format)
            implements Destination {
        @Override
        public String target() {
            return "webhook " + url;
        }
    }

    /** The desktop of the user who runs this. */
    record Desktop(Optional<String> name, Duration within) implements Destination {
        @Override
        public String target() {
            return "desktop";
        }
    }
}
