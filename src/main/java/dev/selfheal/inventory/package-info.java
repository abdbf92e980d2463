/** The owner's file: strict YAML to records, all problems at once. The only package that knows YAML. */
@NullMarked
package dev.selfheal.inventory;

import org.jspecify.annotations.NullMarked;
