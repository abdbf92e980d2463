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

    /** Rights in octal, such as {@code 600}. */
    static Optional<String> mode(Keys keys) {
        return keys.get("mode", value -> value.text("rights such as 600").flatMap(text -> {
            boolean octal = text.chars().allMatch(c -> c >= '0' && c <= '7');
            String digits = text.length() == 4 && text.startsWith("0") ? text.substring(1) : text;
            if (!octal || digits.length() != 3) {
                value.wrong("is not a mode; write three octal digits such as 600");
                return Optional.empty();
            }
            return Optional.of(digits);
        }));
    }
}
