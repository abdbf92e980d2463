package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Set;

/** Something matches what is inside, no matter how much does. */
public record Exists(Span span, Condition inside) implements Condition {
    @Override
    public String drl() {
        return "exists " + AllOf.enclosed(inside);
    }

    @Override
    public List<Condition> parts() {
        return List.of(inside);
    }

    @Override
    public Condition withParts(List<Condition> parts) {
        return new Exists(span, parts.get(0));
    }

    @Override
    public Set<String> binds() {
        return Set.of();
    }
}
