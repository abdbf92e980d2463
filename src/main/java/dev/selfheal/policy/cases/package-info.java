/** Rule cases: facts, a time, and the whole verdict that the rules must reach on them. */
@NullMarked
package dev.selfheal.policy.cases;

import org.jspecify.annotations.NullMarked;
