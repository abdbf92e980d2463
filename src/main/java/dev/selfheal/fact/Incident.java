package dev.selfheal.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finding or cause over time, as remembered from earlier cycles.
 *
 * @param id stable from first seen to closed
 * @param rule rule id of the finding or cause
 * @param announced whether the operator was told that it opened
 * @param told when the operator was last told of it; null if never, or by a version that did not note it
 * @param watched whether something still looks at its subject: it is in the inventory, or was found by what is
 * @param retired whether the policy no longer has its rule
 */
public record Incident(
        String subject,
        String id,
        String rule,
        Instant since,
        boolean announced,
        @Nullable Instant told,
        boolean watched,
        boolean retired)
        implements Remembered {
    /** The same, of which the operator was told then. */
    public Incident withTold(Instant at) {
        return new Incident(subject, id, rule, since, true, at, watched, retired);
    }

    /** The same, of which this is known. */
    public Incident withWatched(boolean known) {
        return new Incident(subject, id, rule, since, announced, told, known, retired);
    }

    /** The same, of which this is known. */
    public Incident withRetired(boolean known) {
        return new Incident(subject, id, rule, since, announced, told, watched, known);
    }
}
