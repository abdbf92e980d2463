package dev.selfheal.inventory;

/** One target of the inventory that is watched. */
public interface Entry {
    /** Its subject, such as {@code service:tunnel}; for a glob, the glob itself. */
    String subject();

    boolean critical();
}
