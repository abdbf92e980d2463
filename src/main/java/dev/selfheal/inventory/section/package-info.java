/** The sections of an inventory, one class for each top-level key. */
@NullMarked
package dev.selfheal.inventory.section;

import org.jspecify.annotations.NullMarked;
