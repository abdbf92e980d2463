package dev.selfheal.policy.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** At least one of these holds. */
public record AnyOf(Span span, List<Condition> parts) implements Condition {
    @Override
    public String drl() {
        return parts.stream().map(AllOf::enclosed).collect(Collectors.joining(" or "));
    }

    @Override
    public AnyOf withParts(List<Condition> others) {
        return new AnyOf(span, List.copyOf(others));
    }

    /** Only what every branch binds can be used afterwards. */
    @Override
    public Set<String> binds() {
        Set<String> common =
                new HashSet<>(parts.isEmpty() ? Set.of() : parts.get(0).binds());
        parts.forEach(part -> common.retainAll(part.binds()));
        return Set.copyOf(common);
    }
}
