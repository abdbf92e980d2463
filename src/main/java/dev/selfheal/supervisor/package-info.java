/** launchctl's and systemctl's grammar, states and sequences. */
@NullMarked
package dev.selfheal.supervisor;

import org.jspecify.annotations.NullMarked;
