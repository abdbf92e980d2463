package dev.selfheal.explain;

import dev.selfheal.explain.Branch.Mark;
import dev.selfheal.policy.explain.Course;
import dev.selfheal.policy.explain.Look;
import dev.selfheal.policy.explain.Search;
import dev.selfheal.policy.explain.Search.Miss;
import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import dev.selfheal.policy.tree.Exists;
import dev.selfheal.policy.tree.Not;
import dev.selfheal.policy.tree.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What conditions saw, as lines. */
record Looks(Values values) {
    private static final int MOST_NEAREST = 3;
    private static final int MOST_COUNTED = 5;

    /** Every condition of a rule, with what it saw. */
    List<Branch> of(Course course) {
        List<Branch> all = new ArrayList<>();
        course.looks().forEach(look -> all.add(look(look)));
        course.rest().forEach(condition -> all.add(Branch.of(Mark.UNSEEN, Asked.by(condition), List.of())));
        return all;
    }

    /** The condition that stopped it, in few words: what it saw, and what it wants. */
    String stop(Look look) {
        return saw(look).stream().map(Branch::text).findFirst().orElse(Asked.by(look.condition()) + " is not met");
    }

    private Branch look(Look look) {
        return Branch.of(look.held() ? Mark.HELD : Mark.STOPPED, Asked.by(look.condition()), saw(look));
    }

    private List<Branch> saw(Look look) {
        Condition condition = look.condition();
        Search search = look.search();
        if (condition instanceof Accumulate accumulate) {
            return totals(accumulate, look);
        }
        if (condition instanceof Not) {
            return look.held() ? absent(search) : facts("there is ", search, condition, MOST_NEAREST);
        }
        if (condition instanceof Exists) {
            return look.held() ? facts("there is ", search, condition, 1) : missed(search);
        }
        if (condition instanceof Pattern) {
            return look.held() ? facts("", search, condition, 1) : missed(search);
        }
        return List.of();
    }

    private List<Branch> totals(Accumulate accumulate, Look look) {
        Set<String> wanting = accumulate.results().stream()
                .flatMap(result -> Asked.words(result.drl()).stream())
                .collect(Collectors.toSet());
        Set<String> names = accumulate.binds().stream()
                .filter(name -> wanting.isEmpty() || wanting.contains(name))
                .collect(Collectors.toSet());
        String totals = look.values().entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .map(entry -> entry.getKey() + " is " + values.of(entry.getValue()))
                .collect(Collectors.joining(", "));
        String wanted = look.result()
                .map(result -> "; the rule wants " + Asked.by(result))
                .orElse("");
        List<Branch> counted = look.search().found().isEmpty()
                ? missed(look.search())
                : facts("", look.search(), accumulate.inside(), MOST_COUNTED);
        return List.of(Branch.of(totals + wanted, counted));
    }

    private List<Branch> facts(String lead, Search search, Condition condition, int most) {
        Set<String> fields = fields(condition);
        List<Branch> lines = values.latestFirst(search.found())
                .limit(most)
                .map(found -> Branch.of(
                        lead + found.stream().map(fact -> line(fact, fields)).collect(Collectors.joining(" with "))))
                .collect(Collectors.toCollection(ArrayList::new));
        more(lines, search.found().size() - most);
        return lines;
    }

    /** That something is not there is said aloud, since nothing in a match would show it. */
    private List<Branch> absent(Search search) {
        return search.miss()
                .map(miss -> {
                    String why = miss.constraint()
                            .map(failed -> none(miss, failed))
                            .orElse("there is no " + type(miss.condition()));
                    return List.of(Branch.of("right: " + why));
                })
                .orElse(List.of());
    }

    private List<Branch> missed(Search search) {
        return search.miss().map(this::missed).orElse(List.of());
    }

    private List<Branch> missed(Miss miss) {
        if (miss.constraint().isEmpty()) {
            return List.of(Branch.of(
                    miss.condition() instanceof Pattern
                            ? "there is no " + type(miss.condition())
                            : Asked.by(miss.condition()) + " is not met"));
        }
        Constraint failed = miss.constraint().get();
        if (miss.nearest().size() == 1) {
            return List.of(Branch.of(failure(miss.nearest().get(0), failed, miss.values())));
        }
        List<Branch> lines = values.latestFirst(miss.nearest())
                .limit(MOST_NEAREST)
                .map(fact -> Branch.of(line(fact, Asked.words(failed.drl()))))
                .collect(Collectors.toCollection(ArrayList::new));
        more(lines, miss.nearest().size() - MOST_NEAREST);
        return List.of(Branch.of(none(miss, failed), lines));
    }

    private String none(Miss miss, Constraint failed) {
        String of = miss.nearest().size() == 1
                ? "the only " + passed(miss, failed) + " does not have "
                : "none of " + miss.nearest().size() + " " + passed(miss, failed) + " has ";
        return of + Asked.by(failed) + variables(failed, miss.values());
    }

    /** The condition as far as it was met. */
    private static String passed(Miss miss, Constraint failed) {
        if (!(miss.condition() instanceof Pattern pattern)) {
            return Asked.by(miss.condition());
        }
        List<Constraint> before = pattern.constraints().stream()
                .takeWhile(constraint -> !constraint.equals(failed))
                .filter(Constraint::tests)
                .toList();
        return before.isEmpty() ? pattern.type() : Asked.by(pattern.withConstraints(before));
    }

    private String failure(Object fact, Constraint failed, Map<String, @Nullable Object> known) {
        Set<String> words = Asked.words(failed.drl());
        boolean subject = words.contains("subject");
        String said = fact instanceof Record record
                ? subject
                                && words.stream()
                                                .filter(word -> Values.field(record, word)
                                                        .isPresent())
                                                .count()
                                        == 1
                        ? "the only " + type(record) + " is of "
                                + values.of(Values.field(record, "subject").orElse(""))
                        : line(record, words)
                : values.of(fact);
        return said + "; the rule wants " + Asked.by(failed) + variables(failed, known);
    }

    private String variables(Constraint constraint, Map<String, @Nullable Object> known) {
        return Asked.words(constraint.drl()).stream()
                .filter(word -> known.containsKey(word))
                .map(word -> ", " + word + " is " + values.of(known.get(word)))
                .collect(Collectors.joining());
    }

    private String line(Object fact, Set<String> fields) {
        return fact instanceof Record record ? values.line(record, fields::contains) : values.of(fact);
    }

    /** The fields that a condition looks at or names. */
    private static Set<String> fields(Condition condition) {
        return condition
                .all()
                .flatMap(part -> part instanceof Pattern pattern ? pattern.constraints().stream() : Stream.empty())
                .flatMap(constraint -> Asked.words(constraint.drl()).stream())
                .collect(Collectors.toSet());
    }

    private static String type(Condition condition) {
        return condition instanceof Pattern pattern ? pattern.type() : Asked.by(condition);
    }

    private static String type(Record fact) {
        return fact.getClass().getSimpleName();
    }

    private static void more(List<Branch> lines, int more) {
        if (more > 0) {
            lines.add(Branch.of("and " + more + " more"));
        }
    }
}
