package dev.selfheal.inventory;

import java.util.List;

/** What this machine runs and what its owner expects of it. */
public record Inventory(Settings settings, List<Entry> entries) {
    /** The entries of one kind, in the order of the file. */
    public <E extends Entry> List<E> entries(Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
