package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.AllOf;
import dev.selfheal.policy.tree.AnyOf;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Exists;
import dev.selfheal.policy.tree.Not;
import dev.selfheal.policy.tree.Pattern;
import dev.selfheal.policy.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule's conditions, with one thing changed each time. */
final class ConditionEdits {
    private final Condition when;
    private final Names names;

    ConditionEdits(Rule rule) {
        this.when = rule.when();
        this.names = new Names(rule);
    }

    List<Edit> all() {
        return of(when, Place.TOP);
    }

    private List<Edit> of(Condition condition, Place place) {
        List<Edit> edits = new ArrayList<>();
        boolean several = condition instanceof AllOf || condition instanceof AnyOf;
        if (!several && names.unused(condition)) {
            // A total of whatever there is stops nothing.
            boolean total = condition instanceof Accumulate all && all.results().isEmpty();
            edits.add(leftOut(condition, place, place.stops() && !total));
        }
        if (condition instanceof Not not) {
            edits.add(swapped(not, "not became exists", new Exists(not.span(), not.inside())));
            inside(not, place.in("not", false), edits);
        } else if (condition instanceof Exists exists) {
            edits.add(swapped(exists, "exists became not", new Not(exists.span(), exists.inside())));
            inside(exists, place.in("exists", true), edits);
        } else if (condition instanceof Accumulate accumulate) {
            edits.addAll(TotalEdits.of(accumulate));
            inside(accumulate, place.in("accumulate", !accumulate.results().isEmpty()), edits);
            ConstraintEdits.of(accumulate.results(), place, "accumulate", accumulate::withResults)
                    .forEach(edits::add);
        } else if (condition instanceof Pattern pattern) {
            ConstraintEdits.of(pattern.constraints(), place, pattern.type(), pattern::withConstraints)
                    .forEach(edits::add);
        } else {
            inside(condition, place, edits);
        }
        return edits;
    }

    private void inside(Condition around, Place place, List<Edit> edits) {
        List<Condition> parts = around.parts();
        boolean whole = around.equals(when);
        boolean list = around instanceof AllOf || around instanceof AnyOf;
        for (int at = 0; at < parts.size(); at++) {
            for (Edit edit : of(parts.get(at), place)) {
                List<Condition> others = new ArrayList<>(parts);
                if (edit.other().isPresent()) {
                    others.set(at, edit.other().get());
                    edits.add(edit.around(around.withParts(others)));
                } else if (list && (whole || parts.size() > 1)) {
                    others.remove(at);
                    Edit shorter = edit.around(others.size() == 1 && !whole ? others.get(0) : around.withParts(others));
                    edits.add(around instanceof AnyOf ? shorter.ofBranch() : shorter);
                }
            }
        }
    }

    private static Edit leftOut(Condition condition, Place place, boolean stops) {
        String written = Wording.oneLine(place.around() + condition.drl());
        int line = condition.span().line();
        return new Edit(Optional.empty(), Change.LEFT_OUT, written, "left out: " + written, line, stops);
    }

    private static Edit swapped(Condition condition, String what, Condition other) {
        String written = Wording.oneLine(condition.drl());
        int line = condition.span().line();
        return new Edit(Optional.of(other), Change.NEGATED, written, what + ": " + written, line, false);
    }
}
