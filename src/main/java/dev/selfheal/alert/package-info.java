/** Where alerts go, one line of JSON each. */
@NullMarked
package dev.selfheal.alert;

import org.jspecify.annotations.NullMarked;
