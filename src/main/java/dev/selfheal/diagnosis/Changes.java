package dev.selfheal.diagnosis;

import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Host;
import dev.selfheal.fact.MissingVariable;
import dev.selfheal.fact.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What is otherwise than in the last good cycle. Numbers that are never the same twice are no change. */
final class Changes {
    private Changes() {}

    /** @param near whether a subject has to do with what is asked about */
    static List<Clue> between(List<Fact> before, List<Fact> now, Predicate<String> near) {
        List<Clue> changes = new ArrayList<>();
        for (Fact fact : now) {
            Optional<Fact> then = before.stream().filter(one -> same(one, fact)).findFirst();
            if (fact instanceof Host host) {
                then.ifPresent(was -> booted((Host) was, host, changes));
            } else if (fact instanceof MissingVariable lost && then.isEmpty()) {
                changes.add(new Clue(lost.subject(), lost.variable() + " reached it and no longer does"));
            } else if (worth(fact) && near.test(fact.subject())) {
                then.map(was -> FactWords.change(was, fact))
                        .filter(words -> !words.isEmpty())
                        .ifPresent(words -> changes.add(new Clue(fact.subject(), "since it was last well: " + words)));
            }
        }
        return changes;
    }

    private static boolean worth(Fact fact) {
        return fact instanceof Observed && !(fact instanceof Dependency);
    }

    private static boolean same(Fact one, Fact other) {
        return one.getClass() == other.getClass()
                && one.subject().equals(other.subject())
                && (!(one instanceof MissingVariable lost)
                        || lost.variable().equals(((MissingVariable) other).variable()));
    }

    private static void booted(Host was, Host is, List<Clue> changes) {
        if (is.bootedAt() != null && !Objects.equals(was.bootedAt(), is.bootedAt())) {
            changes.add(new Clue("host", "booted at " + is.bootedAt() + ", after all was last well"));
        }
    }
}
