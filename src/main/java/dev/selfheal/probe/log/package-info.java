/** Logs to facts: which files a glob means, what their lines say, and how much of them is still unread. */
@NullMarked
package dev.selfheal.probe.log;

import org.jspecify.annotations.NullMarked;
