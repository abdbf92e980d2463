/** Idempotent actions, and the safety floor that no rule gets past. */
@NullMarked
package dev.selfheal.fix;

import org.jspecify.annotations.NullMarked;
