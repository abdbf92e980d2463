/** How well a model explains incidents whose cause is known. */
@NullMarked
package dev.selfheal.evaluation;

import org.jspecify.annotations.NullMarked;
