package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Observed;
import dev.selfheal.fact.ProbeFailure;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What a judgement's facts show to have been looked at: good is only what something could have found to be bad. */
public final class Looked {
    private final Set<String> seen = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();

    public Looked(Collection<? extends Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof ProbeFailure) {
                unknown.add(fact.subject());
            } else if (fact instanceof Observed) {
                seen.add(fact.subject());
            }
        }
        seen.removeAll(unknown);
    }

    /** Whether something could tell that the subject is well. */
    public boolean at(String subject) {
        if (subject.startsWith("selfheal")) {
            // No probe looks at Selfheal: it knows its own problems in every cycle.
            return !unknown.contains(subject);
        }
        if (subject.startsWith("variable:")) {
            // No probe looks at a variable: the jobs do, and each of them must have been seen.
            return unknown.stream().noneMatch(Looked::isJob)
                    && !unknown.contains(subject)
                    && seen.stream().anyMatch(Looked::isJob);
        }
        return seen.contains(subject);
    }

    /** Subjects of which some look failed. */
    public Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    private static boolean isJob(String subject) {
        return subject.startsWith("agent:") || subject.startsWith("unit:");
    }
}
