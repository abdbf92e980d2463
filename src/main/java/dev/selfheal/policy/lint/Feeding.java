package dev.selfheal.policy.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that read what they conclude, by themselves or by way of each other: they could go on for ever. */
final class Feeding {
    private final List<RuleLook> rules;
    private final Map<String, RuleLook> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> feeds = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Found found;

    private Feeding(List<RuleLook> rules, Found found) {
        this.rules = rules;
        this.found = found;
        rules.forEach(rule -> byName.putIfAbsent(rule.rule().name(), rule));
    }

    static void check(List<RuleLook> rules, Found found) {
        Feeding feeding = new Feeding(rules, found);
        rules.forEach(feeding::link);
        feeding.byName.keySet().forEach(name -> feeding.follow(name, new ArrayList<>()));
    }

    /** Only conclusions of one layer can go round: a rule that reads a later layer is told of already. */
    private void link(RuleLook reader) {
        for (Read read : reader.reads()) {
            for (RuleLook writer : rules) {
                boolean writes =
                        writer.concludes().stream().anyMatch(one -> read.type().isAssignableFrom(one.type()));
                boolean layer = reader.concludes().stream()
                        .anyMatch(one -> Strata.layer(one.type()) == Strata.layer(read.type()));
                if (writes
                        && layer
                        && read.within().isEmpty()
                        && RuleIds.mayRead(read, writer.rule().name())) {
                    feeds.computeIfAbsent(writer.rule().name(), name -> new ArrayList<>())
                            .add(reader.rule().name());
                }
            }
        }
    }

    private void follow(String name, List<String> way) {
        int before = way.indexOf(name);
        if (before >= 0) {
            tell(way.subList(before, way.size()));
            return;
        }
        if (done.contains(name)) {
            return;
        }
        way.add(name);
        feeds.getOrDefault(name, List.of()).forEach(next -> follow(next, way));
        way.remove(way.size() - 1);
        done.add(name);
    }

    private void tell(List<String> circle) {
        RuleLook first = byName.get(circle.get(0));
        if (first == null) {
            return;
        }
        if (circle.size() == 1) {
            found.add(
                    first.place(),
                    "reads what it concludes itself, so it could go on for ever",
                    "say which rules it reads from: rule in (\"...\"), and not its own");
        } else {
            String way = String.join("\" to \"", circle) + "\" to \"" + circle.get(0);
            found.add(
                    first.place(),
                    "feeds itself, so it could go on for ever: \"" + way + "\"",
                    "let one of them read facts only");
        }
    }
}
