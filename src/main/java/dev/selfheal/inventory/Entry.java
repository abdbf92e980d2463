package dev.selfheal.inventory;

import java.util.List;

/** One target of the inventory that is watched. */
public interface Entry {
    /** Its subject, such as {@code service:tunnel}; for a glob, the glob itself. */
    String subject();

    boolean critical();

    /** The subjects that it needs, such as {@code service:ollama}; most kinds need none. */
    default List<String> dependsOn() {
        return List.of();
    }
}
