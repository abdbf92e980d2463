package dev.selfheal.sys;

import java.time.Duration;

/** What came of an HTTP request. */
public sealed interface Reply {
    /**
     * A whole answer.
     *
     * @param truncated whether the body was longer than was kept
     */
    record Answered(int status, String contentType, String body, boolean truncated, Duration took) implements Reply {}

    /** Nobody listens there. */
    record Refused(String detail) implements Reply {}

    /**
     * No whole answer in time.
     *
     * @param connected whether the connection at least was accepted
     */
    record TimedOut(boolean connected, String detail) implements Reply {}

    /** Somebody answered, but not in HTTP, or hung up, or the TLS handshake failed. */
    record Broken(String detail) implements Reply {}

    /** The network could not say: no such host, no route. */
    record Unreachable(String detail) implements Reply {}
}
