package dev.selfheal.install.discovery;

import dev.selfheal.inventory.Inventory;

/** All that was found, with what its owner is told of it. */
public record Found(Inventory inventory, Remarks remarks) {}
