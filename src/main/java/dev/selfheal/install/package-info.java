/** The files that make Selfheal run by itself; below it what it needs for that, and what there is to watch. */
@NullMarked
package dev.selfheal.install;

import org.jspecify.annotations.NullMarked;
