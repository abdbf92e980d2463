/** Arguments, wiring, exit status. The only package that touches System. */
@NullMarked
package dev.selfheal.cli;

import org.jspecify.annotations.NullMarked;
