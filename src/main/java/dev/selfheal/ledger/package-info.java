/**
 * What must survive the process: attempts, incidents, cursors, history. Everything is kept in one folder that only its owner
 * can read. Trouble with it is told as text and stops nothing, but that no attempt begins that could not be written down.
 */
@NullMarked
package dev.selfheal.ledger;

import org.jspecify.annotations.NullMarked;
