package dev.selfheal.alert;

import java.util.Optional;

/** A place where alerts go. */
public interface Sink {
    /** Where to, for people. */
    String name();

    /** Hands it over. Never throws: what kept it from arriving is returned; empty when it arrived. */
    Optional<String> deliver(AlertLine line);
}
