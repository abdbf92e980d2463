package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Set;

/** Nothing matches what is inside. */
public record Not(Span span, Condition inside) implements Condition {
    @Override
    public String drl() {
        return "not " + AllOf.enclosed(inside);
    }

    @Override
    public List<Condition> parts() {
        return List.of(inside);
    }

    @Override
    public Condition withParts(List<Condition> parts) {
        return new Not(span, parts.get(0));
    }

    @Override
    public Set<String> binds() {
        return Set.of();
    }
}
