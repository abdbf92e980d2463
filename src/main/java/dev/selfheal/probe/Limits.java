package dev.selfheal.probe;

import java.time.Duration;

/** Times that no inventory states. */
final class Limits {
    /** A healthy file system answers in microseconds; one that was asleep on a spinning disk in a few seconds. */
    static final Duration FILE_SYSTEM = Duration.ofSeconds(5);

    /** Small tools of the platform, such as {@code ps}, on a machine under load. */
    static final Duration TOOL = Duration.ofSeconds(5);

    private Limits() {}
}
