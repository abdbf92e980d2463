/** The record of one cycle, as text and as JSON. */
@NullMarked
package dev.selfheal.outcome;

import org.jspecify.annotations.NullMarked;
