package dev.selfheal.install.discovery;

import dev.selfheal.inventory.Check;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How to ask a listener whether it is well: it is asked once over HTTP, for {@code /} or for what is known to say so. */
record PortLook(Http http) {
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int MAX_BODY = 4 << 10;
    private static final Duration HTTP_WITHIN = Duration.ofSeconds(5);
    private static final Duration TCP_WITHIN = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int FIRST_ERROR_OF_SERVER = 500;

    /** @param why in words for its owner */
    record Way(Check check, String why) {}

    Way look(Listener listener, Deadline deadline) {
        URI url = at(listener, "/");
        Optional<Integer> status = status(url, deadline);
        if (status.isEmpty()) {
            return new Way(tcp(listener), "no HTTP answered there, so that only its port is tried");
        }
        if (status.get() >= FIRST_ERROR_OF_SERVER) {
            // What answers so now may be well tomorrow, and must not be called sick for that.
            return new Way(tcp(listener), "GET / answered " + status.get() + ", so that only its port is tried");
        }
        return new Way(
                new Check.Http(url, List.of(status.get()), Optional.empty(), HTTP_WITHIN),
                "GET / answered " + status.get() + ", so that is expected");
    }

    /** Whether it says that the tunnel is ready, or is not; empty where it says neither. */
    Optional<Way> ready(Listener listener, String path, Deadline deadline) {
        URI url = at(listener, path);
        return status(url, deadline)
                .filter(status -> status == OK || status >= FIRST_ERROR_OF_SERVER)
                .map(status -> new Way(
                        new Check.Http(url, List.of(OK), Optional.empty(), HTTP_WITHIN),
                        "GET " + path + " is where it tells how it is; it answered " + status));
    }

    private Optional<Integer> status(URI url, Deadline deadline) {
        Duration within = deadline.atMost(ANSWER).left();
        return !within.isZero()
                        && http.send(new Request("GET", url, null, within, MAX_BODY)) instanceof Reply.Answered answer
                ? Optional.of(answer.status()).filter(status -> status >= 100 && status <= 599)
                : Optional.empty();
    }

    private static URI at(Listener listener, String path) {
        return URI.create("http://" + listener.authority() + path);
    }

    private static Check tcp(Listener listener) {
        return new Check.Tcp(listener.reachable(), listener.port(), TCP_WITHIN);
    }
}
