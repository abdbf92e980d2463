package dev.selfheal.alert;

import java.util.Optional;

/**
 * What became of an alert at one sink.
 *
 * @param sink its name, for people
 * @param error why it has not arrived; empty if it has
 */
public record Posted(AlertLine line, String sink, Optional<String> error) {
    public boolean arrived() {
        return error.isEmpty();
    }
}
