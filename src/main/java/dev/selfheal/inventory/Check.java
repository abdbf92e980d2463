package dev.selfheal.inventory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a service is asked whether it is well. */
public sealed interface Check {
    /** How long the answer may take. */
    Duration within();

    /**
     * An HTTP or HTTPS request.
     *
     * @param expect accepted status codes; empty means any from 200 to 399
     * @param body text that the body must contain
     */
    record Http(URI url, List<Integer> expect, Optional<String> body, Duration within) implements Check {}

    /** A TCP connection is accepted. */
    record Tcp(String host, int port, Duration within) implements Check {}

    /**
     * A process lives: the one whose id a file holds, or one with this executable and this text among its arguments.
     *
     * @param executable absolute path, or the bare name of the executable
     */
    record Running(Optional<Path> pidFile, Optional<String> executable, Optional<String> arguments, Duration within)
            implements Check {}
}
