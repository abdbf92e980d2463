/** Decisions told to people: from facts through rules to what was concluded, as a tree. */
@NullMarked
package dev.selfheal.explain;

import org.jspecify.annotations.NullMarked;
