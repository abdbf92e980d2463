/** What happened, in short: one small file per day, made from outcomes, so that weeks can be told without reading them all. */
@NullMarked
package dev.selfheal.chronicle;

import org.jspecify.annotations.NullMarked;
