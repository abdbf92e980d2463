/** Recordings read back, whatever version wrote them, and judged again: by the same rules, or by others. */
@NullMarked
package dev.selfheal.replay;

import org.jspecify.annotations.NullMarked;
