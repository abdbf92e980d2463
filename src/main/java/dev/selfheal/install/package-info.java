/** Discovery of what runs here, and the files that make Selfheal run by itself. */
@NullMarked
package dev.selfheal.install;

import org.jspecify.annotations.NullMarked;
