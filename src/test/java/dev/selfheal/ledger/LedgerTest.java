package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Attempt;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final List<String> SICK = List.of("service:web");

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String WEB = "unit:web.service";

    @TempDir
    Path folder;

    private Ledger open(Instant now) {
        return Ledger.open(folder, now);
    }

    private List<Attempt> attempts(Instant now) {
        return open(now).facts(now).stream()
                .filter(Attempt.class::isInstance)
                .map(Attempt.class::cast)
                .toList();
    }

    private static Reading reading(Instant at) {
        return new Reading(at, Duration.between(NOON.minusSeconds(86_400), at).toNanos(), null);
    }

    @Test
    void an_attempt_is_known_to_the_next_process_with_its_result() throws IOException {
        Ledger ledger = open(NOON);
        ledger.cycleStarted("c1", reading(NOON));
        String healed = ledger.begin(WEB, "down", SICK, "unit.start", NOON);
        ledger.end(healed, Result.HEALED, NOON.plusSeconds(2));
        ledger.begin("unit:b.service", "down", SICK, "unit.restart", NOON.plusSeconds(3));
        assertEquals(
                List.of(
                        new Attempt(WEB, "down", "unit.start", NOON, Result.HEALED, "c1"),
                        new Attempt(
                                "unit:b.service", "down", "unit.restart", NOON.plusSeconds(3), Result.UNKNOWN, "c1")),
                attempts(NOON.plusSeconds(9)));
    }

    @Test
    void an_attempt_that_never_ended_is_of_unknown_result_and_counts() throws IOException {
        open(NOON).begin(WEB, "down", SICK, "unit.start", NOON);
        Ledger next = open(NOON.plusSeconds(60));
        assertEquals(1, next.since(NOON, NOON.plusSeconds(60), WEB));
        assertEquals(Result.UNKNOWN, attempts(NOON.plusSeconds(60)).get(0).result());
    }

    @Test
    void one_act_for_two_causes_is_two_attempts_and_counts_once() throws IOException {
        Ledger ledger = open(NOON);
        ledger.cycleStarted("c1", reading(NOON));
        ledger.begin(WEB, "unit.down", SICK, "unit.start", NOON);
        ledger.begin(WEB, "service.down", SICK, "unit.start", NOON);
        ledger.begin("unit:b.service", "unit.down", SICK, "unit.start", NOON);
        assertEquals(1, ledger.since(NOON, NOON, WEB));
        assertEquals(2, ledger.since(NOON, NOON));
        assertEquals(3, attempts(NOON).size());
        assertEquals(0, ledger.since(NOON.plusMillis(1), NOON.plusSeconds(1)));
    }

    @Test
    void attempts_are_remembered_one_by_one_for_fourteen_days_and_counted_for_ever() throws IOException {
        open(NOON).begin(WEB, "down", SICK, "unit.start", NOON);
        assertEquals(1, attempts(NOON.plus(Duration.ofDays(14))).size());
        assertEquals(0, attempts(NOON.plus(Duration.ofDays(14)).plusMillis(1)).size());
        Instant later = NOON.plus(Duration.ofDays(400));
        assertEquals(List.of(new Tally(WEB, "down", "unit.start", 1, 0, 1, 1, NOON)), tallies(open(later), later));
    }

    @Test
    void ids_of_attempts_are_never_used_twice() throws IOException {
        Ledger one = open(NOON);
        one.cycleStarted("c1", reading(NOON));
        String first = one.begin(WEB, "down", SICK, "unit.start", NOON);
        Ledger two = open(NOON);
        two.cycleStarted("c1", reading(NOON));
        assertNotEquals(first, two.begin(WEB, "down", SICK, "unit.start", NOON));
    }

    @Test
    void an_incident_keeps_its_id_from_first_seen_to_closed() {
        Ledger ledger = open(NOON);
        Incident opened = ledger.opened("service.down", "service:web", NOON);
        assertEquals(opened, ledger.opened("service.down", "service:web", NOON.plusSeconds(300)));
        Instant later = NOON.plusSeconds(600);
        Ledger next = open(later);
        assertEquals(List.of(opened), next.incidents(later));
        next.announced(opened.id(), later);
        assertEquals(
                List.of(new Incident("service:web", opened.id(), "service.down", NOON, true, later, true, false)),
                open(later).incidents(later));
        next.closed(opened.id(), "resolved", later);
        assertEquals(List.of(), open(later).incidents(later));
        assertNotEquals(
                opened.id(), next.opened("service.down", "service:web", later).id());
        assertTrue(opened.id().matches("[0-9a-f]{8}"), opened.id());
    }

    @Test
    void a_cycle_that_never_finished_is_seen_by_the_next() {
        Ledger first = open(NOON);
        assertEquals(Gap.FIRST, first.cycleStarted("c1", reading(NOON)));
        assertEquals(Optional.empty(), first.unfinished());
        Ledger second = open(NOON.plusSeconds(300));
        assertEquals(Optional.of("c1"), second.unfinished());
        Gap gap = second.cycleStarted("c2", reading(NOON.plusSeconds(300)));
        assertEquals(Duration.ofMinutes(5), gap.sinceLast());
        assertEquals(Optional.of("c1"), second.unfinished());
        second.cycleFinished(NOON.plusSeconds(310));
        assertEquals(Optional.empty(), open(NOON.plusSeconds(600)).unfinished());
    }

    @Test
    void a_clock_once_in_the_future_does_not_use_up_a_budget_for_years() throws IOException {
        Instant wrong = NOON.plus(Duration.ofDays(20_000));
        Ledger ledger = open(wrong);
        ledger.begin(WEB, "down", SICK, "unit.start", wrong);
        Ledger next = open(NOON);
        assertEquals(1, next.since(NOON.minusSeconds(3600), NOON, WEB));
        next.cycleStarted("c2", reading(NOON));
        Instant later = NOON.plus(Duration.ofHours(2));
        assertEquals(NOON, attempts(later).get(0).at());
        assertEquals(0, open(later).since(later.minusSeconds(3600), later, WEB));
    }

    @Test
    void a_clock_once_in_the_past_does_not_empty_a_budget() throws IOException {
        open(NOON).begin(WEB, "down", SICK, "unit.start", NOON);
        Ledger wrong = open(Instant.EPOCH);
        wrong.cycleStarted("c2", reading(Instant.EPOCH));
        wrong.begin(WEB, "down", SICK, "unit.start", Instant.EPOCH.plusSeconds(1));
        Instant now = NOON.plusSeconds(300);
        assertEquals(2, open(now).since(NOON, now, WEB));
    }

    @Test
    void a_lost_journal_is_told_from_one_that_never_was_and_so_it_stays() throws IOException {
        assertEquals(MemoryState.FRESH, open(NOON).memory());
        open(NOON).cycleStarted("c1", reading(NOON));
        assertEquals(MemoryState.GOOD, open(NOON).memory());
        Files.delete(folder.resolve("journal"));
        Ledger lost = open(NOON);
        assertEquals(MemoryState.LOST, lost.memory());
        assertEquals(1, lost.problems().size());
        assertEquals(MemoryState.LOST, open(NOON).memory());
        assertEquals(List.of(), open(NOON).problems());
    }

    @Test
    void a_journal_that_was_emptied_is_lost_too() throws IOException {
        open(NOON).cycleStarted("c1", reading(NOON));
        Files.write(folder.resolve("journal"), new byte[0]);
        Ledger lost = open(NOON);
        assertEquals(MemoryState.LOST, lost.memory());
        assertEquals(1, lost.problems().size());
        lost.cycleStarted("c2", reading(NOON));
        assertEquals(MemoryState.LOST, open(NOON).memory());
    }

    @Test
    void a_damaged_line_makes_memory_partial_and_a_torn_one_does_not() throws IOException {
        Ledger ledger = open(NOON);
        ledger.begin(WEB, "down", SICK, "unit.start", NOON);
        ledger.begin(WEB, "down", SICK, "unit.start", NOON.plusSeconds(1));
        Path journal = folder.resolve("journal");
        Files.writeString(journal, "deadbeef {\"type\":\"att", StandardOpenOption.APPEND);
        Ledger torn = open(NOON.plusSeconds(2));
        assertEquals(MemoryState.GOOD, torn.memory());
        assertEquals(1, torn.problems().size());
        byte[] bytes = Files.readAllBytes(journal);
        bytes[20] ^= 1;
        Files.write(journal, bytes);
        Ledger damaged = open(NOON.plusSeconds(2));
        assertEquals(MemoryState.PARTIAL, damaged.memory());
        assertEquals(
                1,
                damaged.facts(NOON.plusSeconds(2)).stream()
                        .filter(Attempt.class::isInstance)
                        .count());
        assertEquals(MemoryState.PARTIAL, open(NOON.plusSeconds(3)).memory());
    }

    @Test
    void a_journal_that_cannot_be_read_forbids_attempts() throws IOException {
        Files.createDirectory(folder.resolve("journal"));
        Ledger ledger = open(NOON);
        assertEquals(MemoryState.LOST, ledger.memory());
        assertThrows(IOException.class, () -> ledger.begin(WEB, "down", SICK, "unit.start", NOON));
        assertTrue(
                ledger.problems().get(0).contains("cannot be read"),
                ledger.problems().toString());
    }

    @Test
    void entries_of_a_newer_version_survive_compaction_and_what_is_needed_too() throws IOException {
        Journal journal = new Journal(folder, "journal");
        var newer = Events.of("pause", NOON).put("until", "later");
        journal.append(newer);
        Incident incident = open(NOON).opened("disk.full", "disk:/", NOON);
        List<ObjectNode> cycles = new ArrayList<>();
        Instant at = NOON;
        for (int cycle = 0; cycle < 20 * 288; cycle++) {
            at = at.plusSeconds(300);
            cycles.add(Events.of(Events.CYCLE, at)
                    .put("cycle", "c" + cycle)
                    .put("nanos", reading(at).nanos()));
            if (cycle % 288 == 0) {
                cycles.add(Events.of(Events.ATTEMPT, at)
                        .put("id", "c" + cycle + ".1")
                        .put("target", WEB)
                        .put("cause", "down")
                        .put("action", "unit.start")
                        .put("cycle", "c" + cycle));
            }
            cycles.add(Events.of(Events.CYCLE_ENDED, at).put("cycle", "c" + cycle));
        }
        journal.append(cycles);
        long before = journal.size();
        at = at.plusSeconds(300);
        Ledger ledger = open(at);
        ledger.cycleStarted("last", reading(at));
        ledger.cycleFinished(at);
        long size = Files.size(folder.resolve("journal"));
        assertTrue(before > 512 << 10 && size < 8 << 10, before + " became " + size);
        Ledger next = open(at);
        assertEquals(List.of(), next.problems());
        assertEquals(List.of(incident), next.incidents(at));
        assertEquals(20, tallies(next, at).get(0).attempts());
        assertEquals(14, attempts(at).size());
        assertTrue(Files.readString(folder.resolve("journal"), StandardCharsets.UTF_8)
                .contains(newer.toString()));
        assertEquals(Optional.empty(), next.unfinished());
    }

    @Test
    void one_who_only_looks_writes_nothing_not_even_to_mend() throws IOException {
        open(NOON).begin(WEB, "down", SICK, "unit.start", NOON);
        Path journal = folder.resolve("journal");
        Files.writeString(journal, "deadbeef {\"type\":\"att", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(journal);
        Ledger ledger = Ledger.look(folder);
        assertEquals(
                1, ledger.facts(NOON).stream().filter(Attempt.class::isInstance).count());
        assertEquals(1, ledger.problems().size());
        ledger.cycleStarted("c2", reading(NOON));
        ledger.opened("down", WEB, NOON);
        ledger.cycleFinished(NOON);
        assertThrows(IOException.class, () -> ledger.begin(WEB, "down", SICK, "unit.start", NOON));
        assertArrayEquals(before, Files.readAllBytes(journal));
        assertEquals(MemoryState.FRESH, Ledger.look(folder.resolve("none")).memory());
        assertTrue(Files.notExists(folder.resolve("none")));
    }

    private static List<Tally> tallies(Ledger ledger, Instant now) {
        return ledger.facts(now).stream()
                .filter(Tally.class::isInstance)
                .map(Tally.class::cast)
                .toList();
    }
}
