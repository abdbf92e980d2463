package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A part of what a rule asks for. Two parts are the same part only where they stand in the same place. */
public sealed interface Condition permits Pattern, Not, Exists, Accumulate, AllOf, AnyOf, Opaque {
    Span span();

    /** As it would be written in a rule file; the layout is not kept. */
    String drl();

    /** The conditions directly inside, in their order. */
    List<Condition> parts();

    /** The same condition with other parts inside, as many as there were unless it is a list of them. */
    Condition withParts(List<Condition> parts);

    /** The variables that the conditions after this one can use. */
    Set<String> binds();

    /** This and everything inside, outermost first. */
    default Stream<Condition> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Condition::all));
    }

    /** The whole with one part of it exchanged for another, wherever inside it stands. */
    default Condition replace(Condition part, Condition other) {
        if (equals(part)) {
            return other;
        }
        return withParts(
                parts().stream().map(inner -> inner.replace(part, other)).toList());
    }
}
