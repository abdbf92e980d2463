package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fact or conclusion of a type: {@code $fix : Fix(action == "model.pull", $target : target)}.
 *
 * @param binding the name of the whole
 * @param type as the rule writes it
 */
public record Pattern(Span span, Optional<String> binding, String type, List<Constraint> constraints)
        implements Condition {
    @Override
    public String drl() {
        return binding.map(name -> name + " : ").orElse("")
                + type
                + constraints.stream().map(Constraint::drl).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public List<Condition> parts() {
        return List.of();
    }

    @Override
    public Condition withParts(List<Condition> parts) {
        return this;
    }

    @Override
    public Set<String> binds() {
        return Stream.concat(binding.stream(), constraints.stream().flatMap(constraint -> constraint.binds().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Pattern withConstraints(List<Constraint> others) {
        return new Pattern(span, binding, type, List.copyOf(others));
    }
}
