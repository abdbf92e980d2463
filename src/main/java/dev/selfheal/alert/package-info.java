/** Where alerts go, one line of JSON each, and how those that did not arrive are kept until they do. */
@NullMarked
package dev.selfheal.alert;

import org.jspecify.annotations.NullMarked;
