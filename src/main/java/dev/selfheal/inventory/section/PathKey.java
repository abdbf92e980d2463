package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Value;
import java.util.Optional;

/** {@code path}: what an entry is about, and its name. */
final class PathKey {
    static final String KEY = "path";

    private PathKey() {}

    /** @param kind the prefix of the subject, such as {@code file} */
    static Optional<OwnPath> read(Keys keys, String kind, Draft draft) {
        Optional<OwnPath> path = keys.need(KEY, "path: ~/some/place", Value::path);
        if (path.isPresent()) {
            keys.get(KEY).ifPresent(value -> draft.claim(kind + ":" + path.get().written(), value));
        }
        return path;
    }

    static Optional<String> owner(Keys keys) {
        return keys.get("owner", Value::name);
    }
}
