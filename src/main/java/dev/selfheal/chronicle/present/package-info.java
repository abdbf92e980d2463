/** How it is now, whether cycles run or not. */
@NullMarked
package dev.selfheal.chronicle.present;

import org.jspecify.annotations.NullMarked;
