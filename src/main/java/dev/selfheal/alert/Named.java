package dev.selfheal.alert;

import java.time.Duration;
import java.util.Optional;

/**
 * A sink under the name that its owner gave it, by which it stays the same when its address changes.
 *
 * @param name of the owner's choice
 */
public record Named(String name, Sink sink) implements Sink {
    @Override
    public String identity() {
        return "name " + name;
    }

    @Override
    public Optional<String> deliver(AlertLine line, Duration within) {
        return sink.deliver(line, within);
    }
}
