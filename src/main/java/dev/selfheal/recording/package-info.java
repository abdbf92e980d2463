/** Facts and verdicts to and from JSON, by the name of their kind, checked against facts-schema. */
@NullMarked
package dev.selfheal.recording;

import org.jspecify.annotations.NullMarked;
