/** A small stack that is broken and healed before its viewer's eyes, and leaves nothing behind. */
@NullMarked
package dev.selfheal.demo;

import org.jspecify.annotations.NullMarked;
