/** Whether the rule cases would notice a mistake in a rule. */
@NullMarked
package dev.selfheal.policy.mutation;

import org.jspecify.annotations.NullMarked;
