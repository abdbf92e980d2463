package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.AllOf;
import dev.selfheal.policy.tree.AnyOf;
import dev.selfheal.policy.tree.Condition;
import java.util.ArrayList;
import java.util.List;

/** The ways in which conditions can be met: one for each branch of their {@code or}, each a plain list. */
final class Ways {
    /** More branches than a rule that people can read will ever have. */
    private static final int MOST = 64;

    private Ways() {}

    static List<List<Condition>> of(Condition condition) {
        if (condition instanceof AllOf all) {
            List<List<Condition>> ways = List.of(List.of());
            for (Condition part : all.parts()) {
                ways = joined(ways, of(part));
            }
            return ways;
        }
        if (condition instanceof AnyOf any) {
            return any.parts().stream()
                    .flatMap(part -> of(part).stream())
                    .limit(MOST)
                    .toList();
        }
        return List.of(List.of(condition));
    }

    private static List<List<Condition>> joined(List<List<Condition>> befores, List<List<Condition>> afters) {
        List<List<Condition>> all = new ArrayList<>();
        for (List<Condition> before : befores) {
            for (List<Condition> after : afters) {
                List<Condition> way = new ArrayList<>(before);
                way.addAll(after);
                all.add(List.copyOf(way));
            }
        }
        return all.size() <= MOST ? List.copyOf(all) : List.copyOf(all.subList(0, MOST));
    }
}
