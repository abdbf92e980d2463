/** What was seen or remembered: immutable, typed, with a JSON form. Records only; nothing here decides. */
@NullMarked
package dev.selfheal.fact;

import org.jspecify.annotations.NullMarked;
