package dev.selfheal.policy.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that matches what is inside, taken together: counted, collected, the first of them.
 *
 * @param results what must hold of the totals
 */
public record Accumulate(Span span, Condition inside, List<Total> totals, List<Constraint> results)
        implements Condition {
    /**
     * One total: {@code $count : count($x)}.
     *
     * @param binding its name
     * @param function such as {@code count}
     */
    public record Total(Optional<String> binding, String function, List<String> arguments) {
        String drl() {
            return binding.map(name -> name + " : ").orElse("") + function + "(" + String.join(", ", arguments) + ")";
        }
    }

    @Override
    public String drl() {
        List<String> sections = new ArrayList<>();
        sections.add(inside.drl());
        sections.add(totals.stream().map(Total::drl).collect(Collectors.joining(", ")));
        if (!results.isEmpty()) {
            sections.add(results.stream().map(Constraint::drl).collect(Collectors.joining(", ")));
        }
        return "accumulate(" + String.join("; ", sections) + ")";
    }

    @Override
    public List<Condition> parts() {
        return List.of(inside);
    }

    @Override
    public Condition withParts(List<Condition> parts) {
        return new Accumulate(span, parts.get(0), totals, results);
    }

    public Accumulate withResults(List<Constraint> others) {
        return new Accumulate(span, inside, totals, List.copyOf(others));
    }

    @Override
    public Set<String> binds() {
        return Stream.concat(
                        totals.stream().flatMap(total -> total.binding().stream()),
                        results.stream().flatMap(result -> result.binds().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
