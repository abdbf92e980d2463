package dev.selfheal.alert;

import java.time.Duration;
import java.util.Optional;

/** A place where alerts go. */
public interface Sink {
    /** Where to, for people: without anything that may be a secret. */
    String name();

    /** What tells it from every other one, in this cycle and in later ones; it may be a secret. */
    String identity();

    /**
     * Hands it over. Never throws: what kept it from arriving is returned; empty when it arrived.
     *
     * @param within it gives up after this time at the latest, as far as the system lets it
     */
    Optional<String> deliver(AlertLine line, Duration within);
}
