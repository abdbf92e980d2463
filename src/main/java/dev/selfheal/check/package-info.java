/** Everything that can be found out before a cycle: what is wrong with inventory, rules, schemas and this machine. */
@NullMarked
package dev.selfheal.check;

import org.jspecify.annotations.NullMarked;
