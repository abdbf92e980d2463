/** Why a rule fired or did not: its own conditions, put to the facts one after the other. */
@NullMarked
package dev.selfheal.policy.explain;

import org.jspecify.annotations.NullMarked;
