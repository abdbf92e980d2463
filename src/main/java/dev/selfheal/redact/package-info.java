/** Secrets and personal names out of text. */
@NullMarked
package dev.selfheal.redact;

import org.jspecify.annotations.NullMarked;
