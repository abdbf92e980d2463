/** The world to facts: one class per kind of subject, each with a deadline. */
@NullMarked
package dev.selfheal.probe;

import org.jspecify.annotations.NullMarked;
