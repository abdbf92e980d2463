package dev.selfheal.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading an inventory: an inventory or problems, never both and never neither.
 *
 * @param problems everything that is wrong with it, by line
 * @param absent whether there is no such file; false where that could not be found out
 * @param text what was read, so that a good inventory can be kept
 * @param digest SHA-256 of the bytes that were read, in hex
 */
public record Reading(
        Optional<Inventory> inventory,
        List<InventoryProblem> problems,
        boolean absent,
        Optional<String> text,
        Optional<String> digest) {
    public Reading {
        problems = List.copyOf(problems);
        if (inventory.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a reading holds an inventory or problems: " + problems);
        }
    }
}
