package dev.selfheal.inventory;

import dev.selfheal.spelling.Nearest;
import dev.selfheal.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys of one mapping and their values; a key that is said twice has been complained of. */
public final class Keys {
    private final Value owner;
    private final Map<String, Value> values = new LinkedHashMap<>();

    Keys(Value owner, Yaml.Pairs pairs) {
        this.owner = owner;
        for (Yaml.Pair pair : pairs.pairs()) {
            if (pair.key() instanceof Yaml.Text key) {
                put(key, pair.value());
            } else if (!(pair.key() instanceof Yaml.Refused)) {
                owner.child("?", pair.key(), pair.key().line()).problem("a key is a list or a mapping; write a word");
            }
        }
    }

    private void put(Yaml.Text key, Yaml value) {
        Value first = values.get(key.text());
        if (first == null) {
            values.put(key.text(), owner.child(key.text(), value, key.line()));
        } else {
            owner.child(key.text(), key, key.line())
                    .problem("is said twice, first in line " + first.line() + "; keep one");
        }
    }

    Keys only(List<String> known) {
        for (String key : List.copyOf(values.keySet())) {
            if (!known.contains(key)) {
                String cure = Nearest.of(key, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("known here: " + String.join(", ", known));
                get(key).ifPresent(value -> value.problem("unknown key; " + cure));
                values.remove(key);
            }
        }
        return this;
    }

    /** All of them, in the order of the file. */
    public Map<String, Value> all() {
        return values;
    }

    /** The value of a key that may be left out. */
    public Optional<Value> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** What the value of a key gives; nothing where the key is left out. */
    public <T> Optional<T> get(String key, Function<Value, Optional<T>> read) {
        return get(key).flatMap(read);
    }

    /** What the value of a key gives that must be there. */
    public <T> Optional<T> need(String key, String wanted, Function<Value, Optional<T>> read) {
        if (!values.containsKey(key)) {
            owner.child(key, new Yaml.Refused(owner.line()), owner.line()).problem("is missing; write " + wanted);
        }
        return get(key, read);
    }

    /** {@code true} only where it is said. */
    public boolean flag(String key) {
        return get(key, Value::flag).orElse(false);
    }

    /**
     * The one key that is there of several that exclude each other.
     *
     * @param example how one of them might be written
     */
    public Optional<String> oneOf(List<String> keys, String example) {
        List<String> there = keys.stream().filter(values::containsKey).toList();
        if (there.size() == 1) {
            return Optional.of(there.get(0));
        }
        String all = String.join(", ", keys);
        owner.problem(
                there.isEmpty()
                        ? "says none of " + all + "; write one, such as " + example
                        : "says " + String.join(" and ", there) + "; keep exactly one of " + all);
        return Optional.empty();
    }
}
