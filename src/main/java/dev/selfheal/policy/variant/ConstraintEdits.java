package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One list of constraints, with one thing changed each time. */
final class ConstraintEdits {
    private static final Pattern BINDING =
            Pattern.compile("(\\$?[A-Za-z_]\\w*\\s*:(?!:)\\s*)([\\w.()]+)(.*)", Pattern.DOTALL);

    private final List<Constraint> constraints;
    private final Place place;
    private final String type;
    private final Function<List<Constraint>, ? extends Condition> whole;
    private final List<Edit> edits = new ArrayList<>();

    private ConstraintEdits(
            List<Constraint> constraints,
            Place place,
            String type,
            Function<List<Constraint>, ? extends Condition> whole) {
        this.constraints = constraints;
        this.place = place;
        this.type = type;
        this.whole = whole;
    }

    /**
     * Every change of one of them.
     *
     * @param type of the pattern that they are in
     * @param whole the same condition with other constraints
     */
    static List<Edit> of(
            List<Constraint> constraints,
            Place place,
            String type,
            Function<List<Constraint>, ? extends Condition> whole) {
        ConstraintEdits all = new ConstraintEdits(constraints, place, type, whole);
        for (int at = 0; at < constraints.size(); at++) {
            if (constraints.get(at).tests()) {
                all.of(at);
            }
        }
        return all.edits;
    }

    private void of(int at) {
        String written = constraints.get(at).drl();
        Matcher binding = BINDING.matcher(written);
        // A name that is given beside a test stays: others may need it.
        boolean named = constraints.get(at).binds().isPresent() && binding.matches();
        List<String> kept = named ? List.of(binding.group(1) + binding.group(2)) : List.of();
        String test = named ? binding.group(2) + binding.group(3) : written;
        String part = place.of(type, test);
        add(at, kept, Change.LEFT_OUT, part, "left out", place.stops());
        Wording wording = Wording.of(test);
        add(at, with(kept, wording.negated()), Change.NEGATED, part, "negated", false);
        for (Wording.Other other : wording.thresholds()) {
            add(at, with(kept, other.text()), other.change(), part, other.words(), false);
        }
        for (Wording.Other other : wording.alternatives()) {
            add(at, with(kept, other.text()), other.change(), part, other.words(), false);
        }
    }

    private static List<String> with(List<String> kept, String test) {
        List<String> both = new ArrayList<>(kept);
        both.add(test);
        return both;
    }

    private void add(int at, List<String> instead, Change change, String part, String words, boolean weaker) {
        Constraint constraint = constraints.get(at);
        List<Constraint> others = new ArrayList<>(constraints.subList(0, at));
        instead.forEach(text -> others.add(constraint.with(text)));
        others.addAll(constraints.subList(at + 1, constraints.size()));
        edits.add(new Edit(
                Optional.of(whole.apply(others)),
                change,
                part,
                words + ": " + part,
                constraint.span().line(),
                weaker));
    }
}
