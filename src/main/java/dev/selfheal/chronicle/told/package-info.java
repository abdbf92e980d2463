/** A chronicle told: in one sentence, as a list, as JSON and as a table for spreadsheets. */
@NullMarked
package dev.selfheal.chronicle.told;

import org.jspecify.annotations.NullMarked;
