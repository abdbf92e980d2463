/** Which of the rules, and which of their conditions, the rule cases prove. */
@NullMarked
package dev.selfheal.policy.coverage;

import org.jspecify.annotations.NullMarked;
