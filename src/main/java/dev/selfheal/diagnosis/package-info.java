/** Critical findings to a local model, and its checked answer back as text. */
@NullMarked
package dev.selfheal.diagnosis;

import org.jspecify.annotations.NullMarked;
