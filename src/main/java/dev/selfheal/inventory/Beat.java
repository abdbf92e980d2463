package dev.selfheal.inventory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The sign of life after each cycle that heals: where it is left.
 *
 * @param file touched
 * @param command run; empty for none
 * @param url asked for by {@code method}; often a secret as a whole, so never shown
 * @param within how long the command, and the request, may take each
 */
public record Beat(Optional<Path> file, List<String> command, Optional<URI> url, String method, Duration within) {
    /** How it is asked for unless said otherwise. */
    public static final String GET = "GET";

    /** How long each may take unless said otherwise. */
    public static final Duration USUAL = Duration.ofSeconds(5);

    /** None is left anywhere. */
    public static final Beat NONE = new Beat(Optional.empty(), List.of(), Optional.empty(), GET, USUAL);
}
