package dev.selfheal.metrics;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.Tally;
import java.util.Collection;
import java.util.Map;

/** What is remembered, in figures. */
final class MemoryMetrics {
    private static final String SUBJECT = "subject";

    private final Exposition figures;
    private int incidents;

    MemoryMetrics(Exposition figures) {
        this.figures = figures;
    }

    void of(Collection<? extends Fact> remembered) {
        for (Fact fact : remembered) {
            if (fact instanceof Tally tally) {
                tally(tally);
            } else if (fact instanceof Incident incident) {
                incident(incident);
            } else if (fact instanceof Pause pause) {
                figures.time(
                        "pause_end",
                        "When the pause of this subject ends by itself; selfheal stands for everything.",
                        Map.of(SUBJECT, pause.subject()),
                        pause.until());
            }
        }
        figures.gauge("incidents_open", "Incidents that are open.", incidents);
    }

    private void incident(Incident incident) {
        incidents++;
        figures.time(
                "incident_start",
                "When an incident that is still open began.",
                Map.of("rule", incident.rule(), SUBJECT, incident.subject()),
                incident.since());
    }

    /** The only figures that are counted over all cycles; the ledger has them, so that they never fall. */
    private void tally(Tally tally) {
        Map<String, String> labels =
                Map.of("action", tally.action(), "cause", tally.cause(), "target", tally.subject());
        figures.total("fix_attempts", "Fixes ever tried, by what for and upon what.", labels, tally.attempts());
        figures.total("fix_attempts_healed", "Those of them that the probe confirmed.", labels, tally.healed());
        figures.time("fix_attempt", "When it was last tried.", labels, tally.last());
    }
}
