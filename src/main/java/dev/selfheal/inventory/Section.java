package dev.selfheal.inventory;

/**
 * One top-level key of the inventory: how it is read and how it is written. Found as a service, so that a new kind of check
 * brings its own and changes no existing class.
 */
public interface Section {
    /** The top-level key, such as {@code services}. */
    String key();

    /** Reads the value of the key into the draft; what is wrong with it is told to the value. */
    void read(Value value, Draft draft);

    /** This section as YAML, ending in a line feed; empty where the inventory says nothing of the kind. */
    String write(Inventory inventory);
}
