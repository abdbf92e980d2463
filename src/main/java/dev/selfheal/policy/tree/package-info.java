/** A rule's conditions as a tree: what lint, explanation, coverage and mutation look at and rewrite. */
@NullMarked
package dev.selfheal.policy.tree;

import org.jspecify.annotations.NullMarked;
