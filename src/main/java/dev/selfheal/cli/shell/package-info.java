/** What shells and {@code man} are told of the command line, all of it taken from the commands themselves. */
@NullMarked
package dev.selfheal.cli.shell;

import org.jspecify.annotations.NullMarked;
