/** The page for people: one HTML file of how the machine is and how its last weeks were. It needs no network and no script. */
@NullMarked
package dev.selfheal.page;

import org.jspecify.annotations.NullMarked;
