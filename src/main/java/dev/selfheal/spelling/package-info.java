/** The word that somebody probably meant: for every "did you mean". */
@NullMarked
package dev.selfheal.spelling;

import org.jspecify.annotations.NullMarked;
