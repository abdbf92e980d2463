/** YAML text to a tree that knows its lines. The only package that knows the YAML library. */
@NullMarked
package dev.selfheal.yaml;

import org.jspecify.annotations.NullMarked;
