/** What a cycle was like in figures, in the text format of Prometheus. */
@NullMarked
package dev.selfheal.metrics;

import org.jspecify.annotations.NullMarked;
