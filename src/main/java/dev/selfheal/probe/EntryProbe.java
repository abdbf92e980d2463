package dev.selfheal.probe;

import dev.selfheal.inventory.Entry;

/** A probe for one entry of the inventory, whose subject is the entry's own. */
interface EntryProbe extends Probe {
    Entry entry();

    @Override
    default String subject() {
        return entry().subject();
    }

    @Override
    default boolean critical() {
        return entry().critical();
    }
}
