package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All of these hold together. The whole of a rule's conditions is one. */
public record AllOf(Span span, List<Condition> parts) implements Condition {
    @Override
    public String drl() {
        return parts.stream().map(AllOf::enclosed).collect(Collectors.joining(" and "));
    }

    /** As the conditions of a rule, one a line. */
    public String lines() {
        return parts.stream().map(part -> "    " + enclosed(part) + "\n").collect(Collectors.joining());
    }

    @Override
    public AllOf withParts(List<Condition> others) {
        return new AllOf(span, List.copyOf(others));
    }

    @Override
    public Set<String> binds() {
        return parts.stream().flatMap(part -> part.binds().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static String enclosed(Condition condition) {
        boolean several = condition instanceof AllOf || condition instanceof AnyOf;
        return several ? "(" + condition.drl() + ")" : condition.drl();
    }
}
