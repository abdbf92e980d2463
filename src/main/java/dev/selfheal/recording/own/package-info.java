/**
 * The owner's own kinds of facts: schema files to records, made at run time. Only this package knows the library that writes
 * classes; everybody else is handed an {@link dev.selfheal.recording.OwnKinds}.
 */
@NullMarked
package dev.selfheal.recording.own;

import org.jspecify.annotations.NullMarked;
