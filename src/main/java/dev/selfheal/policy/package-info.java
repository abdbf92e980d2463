/** Rule files to a pure judge. The only package that knows Drools. */
@NullMarked
package dev.selfheal.policy;

import org.jspecify.annotations.NullMarked;
