/** What must survive the process: attempts, incidents, pauses, cursors, history. */
@NullMarked
package dev.selfheal.ledger;

import org.jspecify.annotations.NullMarked;
