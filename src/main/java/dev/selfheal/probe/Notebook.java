package dev.selfheal.probe;

import java.util.Optional;

/** What a probe must remember from one cycle to the next, as JSON text by key. It is kept once the cycle is recorded. */
public interface Notebook {
    Optional<String> read(String key);

    void write(String key, String json);
}
