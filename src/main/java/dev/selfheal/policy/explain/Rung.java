package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import java.util.Optional;

/**
 * One question of a row of them, which asks for one thing more than the one before.
 *
 * @param query its name
 * @param condition the condition that it has come to
 * @param constraint what it newly asks; empty where that is only that there be such a fact, or the condition as a whole
 */
record Rung(String query, Condition condition, Optional<Constraint> constraint) {}
