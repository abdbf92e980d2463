package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import dev.selfheal.policy.tree.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Follows one way through the conditions of a rule. */
record Walk(Seeker seeker, List<Step> steps) {
    /** Beginnings that are tried for the one that comes closest. */
    private static final int MOST_BEGINNINGS = 20;

    /** The rows of all conditions together. */
    List<Row> full() {
        return steps.isEmpty()
                ? List.of(Row.EMPTY)
                : seeker.rows(steps.get(steps.size() - 1).whole());
    }

    /** Every way in which all conditions are met. */
    List<Course> matches(int most) {
        return full().stream()
                .limit(most)
                .map(row -> new Course(looks(steps.size(), row), List.of(), row.values()))
                .toList();
    }

    /**
     * As far as it goes.
     *
     * @param subject what it is asked about, if it is about something: facts of others then do not count
     */
    Optional<Course> nearest(Optional<String> subject) {
        List<Row> before = List.of(Row.EMPTY);
        for (int index = 0; index < steps.size(); index++) {
            List<Row> rows = ofSubject(index, subject, before);
            if (rows.isEmpty()) {
                int stopped = index;
                return before.stream()
                        .limit(MOST_BEGINNINGS)
                        .map(row -> stopped(stopped, row, subject))
                        .max(Comparator.comparing(Course::progress));
            }
            before = rows;
        }
        return Optional.empty();
    }

    private List<Row> ofSubject(int index, Optional<String> subject, List<Row> before) {
        List<Row> rows = seeker.rows(steps.get(index).whole());
        if (subject.isEmpty()) {
            return rows;
        }
        String name = subject.get();
        boolean known = before.stream().anyMatch(row -> row.about(name));
        List<Row> ours = rows.stream().filter(row -> row.about(name)).toList();
        return known || !ours.isEmpty() || comesToBe(index, name) ? ours : rows;
    }

    /** Whether this step looks at facts of that subject, if only to find that they do not fit. */
    private boolean comesToBe(int index, String subject) {
        Step step = steps.get(index);
        return step.condition() instanceof Pattern
                && seeker.rows(step.searches().get(0).get(0).query()).stream().anyMatch(row -> row.about(subject));
    }

    private Course stopped(int index, Row row, Optional<String> subject) {
        List<Look> looks = new ArrayList<>(looks(index, row));
        Step step = steps.get(index);
        boolean narrow = subject.isPresent() && !row.about(subject.get()) && comesToBe(index, subject.get());
        looks.add(look(step, false, row, narrow ? subject : Optional.empty()));
        List<Condition> rest = steps.subList(index + 1, steps.size()).stream()
                .map(Step::condition)
                .toList();
        return new Course(List.copyOf(looks), rest, row.values());
    }

    private List<Look> looks(int count, Row row) {
        return steps.subList(0, count).stream()
                .map(step -> look(step, true, row, Optional.empty()))
                .toList();
    }

    private Look look(Step step, boolean held, Row row, Optional<String> only) {
        if (held && step.condition() instanceof Pattern pattern) {
            List<Object> fact = row.fact(pattern).map(List::of).orElse(List.of());
            return new Look(
                    pattern, true, new Search(List.of(fact), Optional.empty(), 0), Optional.empty(), row.values());
        }
        // The facts of this very row up to here: what stands behind is not known yet to the questions of this step.
        Search search = seeker.search(step.searches(), row, only);
        Row last = row;
        Optional<Constraint> failed = Optional.empty();
        for (Rung total : step.totals()) {
            Optional<Row> next = seeker.rows(total.query()).stream()
                    .filter(other -> other.agrees(row))
                    .findFirst();
            if (next.isEmpty()) {
                failed = total.constraint();
                break;
            }
            last = next.get();
        }
        return new Look(step.condition(), held, search, failed, last.values());
    }
}
