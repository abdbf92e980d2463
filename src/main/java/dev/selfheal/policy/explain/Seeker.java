package dev.selfheal.policy.explain;

import dev.selfheal.policy.Queries;
import dev.selfheal.policy.explain.Search.Miss;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the questions of a step, one after the other, until one of them is answered with nothing. */
record Seeker(Queries.Asked asked) {
    /** In an order that is the same in every run. */
    List<Row> rows(String query) {
        return asked.rows(query).stream()
                .map(Row::new)
                .sorted(Comparator.comparing(Row::text))
                .toList();
    }

    /**
     * @param from what is given already
     * @param only a subject that must be among what is found, if any
     */
    Search search(List<List<Rung>> ways, Row from, Optional<String> only) {
        List<Search> all = ways.stream()
                .map(rungs -> way(
                        rungs,
                        from,
                        row -> row.agrees(from) && only.map(row::about).orElse(true)))
                .toList();
        // Of several that came equally far the first, as the rule has them.
        return all.stream()
                .filter(search -> !search.found().isEmpty())
                .findFirst()
                .or(() -> all.stream()
                        .sorted(Comparator.comparing(Search::passed).reversed())
                        .findFirst())
                .orElse(Search.NONE);
    }

    private Search way(List<Rung> rungs, Row from, Predicate<Row> wanted) {
        List<Row> before = List.of(from);
        for (int passed = 0; passed < rungs.size(); passed++) {
            Rung rung = rungs.get(passed);
            List<Row> rows = rows(rung.query()).stream().filter(wanted).toList();
            if (rows.isEmpty()) {
                return new Search(List.of(), Optional.of(miss(rung, before)), passed);
            }
            before = rows;
        }
        List<Condition> conditions =
                rungs.stream().map(Rung::condition).distinct().toList();
        List<List<Object>> found =
                before.stream().map(row -> facts(conditions, row)).distinct().toList();
        return new Search(found, Optional.empty(), rungs.size());
    }

    private static Miss miss(Rung rung, List<Row> before) {
        List<Object> nearest = rung.constraint().isPresent()
                ? before.stream()
                        .flatMap(row -> facts(List.of(rung.condition()), row).stream())
                        .distinct()
                        .toList()
                : List.of();
        return new Miss(
                rung.condition(), rung.constraint(), nearest, before.get(0).values());
    }

    private static List<Object> facts(List<Condition> conditions, Row row) {
        List<Object> facts = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                row.fact(pattern).filter(Objects::nonNull).ifPresent(facts::add);
            }
        }
        return List.copyOf(facts);
    }
}
