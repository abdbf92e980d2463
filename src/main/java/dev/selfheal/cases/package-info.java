/** Rule cases tried upon rules, and what came of it as text, JSON and JUnit XML. */
@NullMarked
package dev.selfheal.cases;

import org.jspecify.annotations.NullMarked;
