package dev.selfheal.cli;

import dev.selfheal.fact.Problem;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryProblem;
import java.util.List;
import java.util.Optional;

/**
 * The inventory that a command goes by.
 *
 * @param inventory empty where there is none to go by
 * @param absent whether the owner's file is surely not there
 * @param digest of the file that was read
 * @param facts what is wrong with it, as facts for the rules
 * @param problems what is wrong with the owner's file, for people
 */
record Chosen(
        Optional<Inventory> inventory,
        boolean absent,
        String digest,
        List<Problem> facts,
        List<InventoryProblem> problems) {}
