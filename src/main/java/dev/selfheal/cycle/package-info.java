/** One pass, start to end. */
@NullMarked
package dev.selfheal.cycle;

import org.jspecify.annotations.NullMarked;
