/** What rule files must not say, found by reading them: with file, line, rule and cure. Nothing here compiles or judges. */
@NullMarked
package dev.selfheal.policy.lint;

import org.jspecify.annotations.NullMarked;
