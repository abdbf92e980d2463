package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Condition;
import java.util.List;

/**
 * One condition of a rule, with the questions that tell how far it goes.
 *
 * @param whole the query of everything up to and with this condition
 * @param searches for each way to meet what it looks for (what is inside, for absent things), the questions in order
 * @param totals for an accumulate, the question without its results and then with one result more each
 */
record Step(Condition condition, String whole, List<List<Rung>> searches, List<Rung> totals) {}
