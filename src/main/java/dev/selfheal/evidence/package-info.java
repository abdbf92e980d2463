/** What was to be seen of a sick thing right before a fix: logs, state, processes, and what the check said. */
@NullMarked
package dev.selfheal.evidence;

import org.jspecify.annotations.NullMarked;
