package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactionTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** Random events, with a clock that now and then is set. */
    private static List<ObjectNode> events(Random random) {
        List<ObjectNode> events = new ArrayList<>();
        Instant at = NOON.minus(Duration.ofDays(40));
        for (int i = 0; i < 400; i++) {
            at = at.plusSeconds(random.nextInt(20_000));
            Instant said = random.nextInt(50) == 0 ? at.plus(Duration.ofDays(random.nextInt(200) - 100)) : at;
            String id = "i" + random.nextInt(60);
            switch (random.nextInt(11)) {
                case 0 -> events.add(Events.of(Events.CYCLE, said).put("cycle", "c" + i));
                case 1 -> events.add(Events.of(Events.CYCLE_ENDED, said).put("cycle", "c" + (i - 1)));
                case 2 ->
                    events.add(Events.of(Events.ATTEMPT, said)
                            .put("id", "a" + i)
                            .put("target", "unit:" + random.nextInt(5))
                            .put("cause", "down")
                            .put("action", "unit.start")
                            .put("cycle", "c" + i));
                case 3 ->
                    events.add(Events.of(Events.ATTEMPT_ENDED, said)
                            .put("id", "a" + (i - 1))
                            .put("result", Result.values()[random.nextInt(5)].name()));
                case 4 ->
                    events.add(Events.of(Events.INCIDENT, said)
                            .put("id", id)
                            .put("rule", "r")
                            .put("subject", "s" + id));
                case 7 ->
                    events.add(Events.of(Events.HEALTHY, said)
                            .put("target", "unit:" + random.nextInt(5))
                            .put("cause", "down"));
                case 8 ->
                    events.add(Events.of(Events.RESUMED, said)
                            .put("subject", random.nextInt(3) == 0 ? "selfheal" : "unit:" + random.nextInt(5)));
                case 9 -> events.add(Events.of(Events.DAMAGED, said).put("memory", "PARTIAL"));
                case 10 ->
                    events.add(Streaks.event(
                            List.of(new Streaks.Row("s" + i, "r", 1, 0, Duration.ZERO, Duration.ZERO, "b")),
                            "c" + i,
                            said));
                case 5 -> events.add(Events.of(Events.INCIDENT_TOLD, said).put("id", id));
                default -> events.add(Events.of(Events.INCIDENT_ENDED, said).put("id", id));
            }
        }
        return events;
    }

    @Test
    void nothing_that_is_still_needed_is_lost_and_compacting_twice_changes_nothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 40; run++) {
            String place = "seed " + seed + " run " + run;
            List<ObjectNode> events = events(random);
            Instant now = Events.time(events.get(events.size() - 1), "at").orElseThrow();
            List<ObjectNode> compact = Compaction.of(events, now);
            assertTrue(compact.size() < events.size(), place);
            assertEquals(ids(events, now), ids(compact, now), place);
            assertEquals(Incidents.open(events, now), Incidents.open(compact, now), place);
            assertEquals(counts(events, now), counts(compact, now), place);
            assertEquals(Streaks.facts(events), Streaks.facts(compact), place);
            assertEquals(Loss.remembered(events), Loss.remembered(compact), place);
            assertEquals(Events.last(events, Events.CYCLE), Events.last(compact, Events.CYCLE), place);
            assertEquals(compact, Compaction.of(compact, now), place);
        }
    }

    /** What is remembered one by one. */
    private static List<String> ids(List<ObjectNode> events, Instant now) {
        return Attempts.all(events, now).stream()
                .filter(tried -> !tried.attempt().at().isBefore(now.minus(Attempts.REMEMBERED)))
                .map(tried -> tried.id() + tried.attempt().result())
                .toList();
    }

    private static List<String> counts(List<ObjectNode> events, Instant now) {
        return Tallies.of(events, now).stream().map(Object::toString).toList();
    }
}
