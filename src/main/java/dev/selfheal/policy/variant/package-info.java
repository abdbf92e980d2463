/** Rules with one thing changed, and what they would conclude where the rules as they are were judged. */
@NullMarked
package dev.selfheal.policy.variant;

import org.jspecify.annotations.NullMarked;
