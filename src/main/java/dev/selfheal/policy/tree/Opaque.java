package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Set;

/**
 * What the engine takes but the house style has no use for, such as {@code from} or {@code forall}: known only as it is
 * written.
 *
 * @param what its keyword, for people
 */
public record Opaque(Span span, String what, String drl, Set<String> binds) implements Condition {
    @Override
    public List<Condition> parts() {
        return List.of();
    }

    @Override
    public Condition withParts(List<Condition> parts) {
        return this;
    }
}
