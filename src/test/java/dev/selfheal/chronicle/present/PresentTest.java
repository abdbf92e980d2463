package dev.selfheal.chronicle.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.chronicle.Chronicler;
import dev.selfheal.chronicle.PastCycles;
import dev.selfheal.chronicle.PastCycles.Night;
import dev.selfheal.ledger.History;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.Schemas;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path state;

    private final PastCycles machine = new PastCycles(BEGIN, List.of("web", "vault"));
    private final FakeClock clock = new FakeClock(BEGIN.plusSeconds(180));

    private void cycle(UnaryOperator<Night> what) throws IOException {
        cycle(what, Duration.ofMinutes(5));
    }

    private void cycle(UnaryOperator<Night> what, Duration every) throws IOException {
        Outcome outcome = machine.cycle(what);
        new History(state).replaceLatest(OutcomeJson.pretty(outcome));
        new Chronicler(state, ZoneOffset.UTC).add(outcome, machine.incidents(), every, rule -> "");
    }

    private StatusReport read() {
        return Present.read(state, clock);
    }

    private String line() {
        return new StatusLine(true, false).print(read());
    }

    private String text() {
        return new StatusText(ZoneOffset.UTC, 80, false).print(read());
    }

    @Test
    void before_the_first_cycle_nothing_is_known() {
        assertEquals(3, read().exitStatus());
        assertEquals("no cycle yet", line());
        assertTrue(text().contains("no cycle has run yet"), text());
    }

    @Test
    void a_healthy_machine_is() throws IOException {
        cycle(night -> night);
        assertEquals(0, read().exitStatus());
        assertEquals("\u2713 healthy 3m", line());
        assertEquals("healthy 3m", new StatusLine(false, false).print(read()));
        assertTrue(text().startsWith("HEALTHY  last cycle 3 min ago, the next is due in 2 min\n"), text());
    }

    @Test
    void what_is_sick_is_told_with_its_beginning_and_counts() throws IOException {
        cycle(night -> night.down("web"));
        cycle(night -> night.held("web", "hold.pause", BEGIN.plusSeconds(7200)).down("vault"));
        clock.advance(Duration.ofMinutes(5));
        assertEquals(1, read().exitStatus());
        assertEquals("2 critical: web, vault", line());
        assertTrue(text().contains("since 12:00 (8 min), told 12:00"), text());
        assertTrue(text().contains("because of hold.pause; held until 14:00"), text());
    }

    @Test
    void what_was_healed_lately_is_told_for_a_day() throws IOException {
        cycle(night -> night.healed("web"));
        assertEquals("\u2713 healed 3m", line());
        assertEquals(1, read().healed().size());
        machine.sleep(Duration.ofDays(1).minusMinutes(5));
        cycle(night -> night);
        clock.advance(Duration.ofDays(1).minusSeconds(180));
        assertEquals(1, read().healed().size());
        clock.advance(Duration.ofSeconds(2));
        assertEquals(0, read().healed().size());
    }

    @ParameterizedTest
    @CsvSource({"5, 899999, false", "5, 900000, true", "60, 7499999, false", "60, 7500000, true"})
    void no_cycle_for_too_long_is_said_first(int every, long millis, boolean stale) throws IOException {
        cycle(night -> night.down("web"), Duration.ofMinutes(every));
        clock.advance(Duration.ofMillis(millis - 180_000));
        assertEquals(stale, read().stale());
        assertEquals(stale ? 3 : 1, read().exitStatus());
        assertEquals(stale, text().startsWith("WAS CRITICAL"));
        assertEquals(stale, line().startsWith("stale: no cycle for "), line());
    }

    @Test
    void how_long_no_cycle_ran_is_in_the_first_lines() throws IOException {
        cycle(night -> night);
        clock.advance(Duration.ofHours(3).minusSeconds(180));
        assertEquals(
                "No cycle for 3 h; one is due every 5 min: selfheal doctor tells why. What",
                text().lines().skip(2).findFirst().orElseThrow());
        assertEquals("stale: no cycle for 3h", line());
    }

    @Test
    void an_open_incident_of_long_ago_is_known_after_a_long_time_without_cycles() throws IOException {
        cycle(night -> night.down("web"));
        clock.advance(Duration.ofDays(100));
        assertEquals(BEGIN.plusSeconds(1), read().sick().get(0).since());
        assertTrue(text().contains("since Tue 24 Nov 2026 12:00 (100 d)"), text());
    }

    @Test
    void pauses_are_told() throws Exception {
        cycle(night -> night);
        new PauseFile(state, clock).pause("selfheal", "an upgrade", Duration.ofHours(2));
        assertEquals("\u2713 healthy 3m, paused", line());
        assertTrue(text().contains("an upgrade"), text());
        Files.writeString(state.resolve("pauses.json"), "{");
        assertTrue(text().contains("cannot be read, so nothing is"), text());
    }

    @Test
    void the_kill_switch_is_told() throws IOException {
        cycle(night -> night);
        Files.createFile(state.resolve("stop"));
        assertTrue(text().contains("the kill switch"), text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schema\":9}", "{\"schema\":2,\"facts\":[]}", "\u0000"})
    void a_damaged_outcome_is_said_and_stops_nothing(String damage) throws IOException {
        cycle(night -> night.healed("web").down("vault"));
        Files.writeString(state.resolve("outcome.json"), damage);
        assertEquals(3, read().exitStatus());
        assertEquals("unknown: the last outcome cannot be read", line());
        assertTrue(text().contains("outcome.json cannot be read"), text());
        assertTrue(text().contains("since 12:00 (3 min), told 12:00"), text());
        assertTrue(text().contains("service.restart of unit:web.service"), text());
    }

    @Test
    void a_lost_outcome_is_not_taken_for_no_cycle() throws IOException {
        cycle(night -> night.healed("web"));
        Files.delete(state.resolve("outcome.json"));
        assertEquals(3, read().exitStatus());
        assertTrue(text().contains("outcome.json is missing"), text());
        assertEquals("unknown: the last outcome cannot be read", line());
    }

    @Test
    void an_outcome_with_facts_of_kinds_that_nobody_knows_is_read() throws IOException {
        cycle(night -> night.down("web"));
        Path file = state.resolve("outcome.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"facts\" : [ {", "\"facts\" : [ {\"kind\": \"backup\", \"subject\": \"b\"}, {"));
        assertTrue(Files.readString(file).contains("backup"));
        assertEquals("1 critical: web", line());
    }

    @Test
    void a_cycle_that_runs_is_told() throws IOException {
        cycle(night -> night);
        Path file = state.resolve("outcome.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"complete\" : true", "\"complete\" : false")
                        .replaceFirst("\"finishedAt\" : \"[^\"]*\",", ""));
        assertTrue(text().contains("it has not finished"), text());
    }

    @Test
    void a_clock_that_was_set_back_is_said() throws IOException {
        cycle(night -> night);
        clock.jump(Duration.ofHours(-2));
        assertTrue(text().contains("in the future: the clock was set back"), text());
        assertFalse(read().stale());
    }

    @Test
    void a_line_is_never_longer_than_60_characters_nor_painted_unasked() throws IOException {
        long seed = System.nanoTime();
        System.out.println("PresentTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int sick = random.nextInt(12);
            cycle(night -> {
                for (int one = 0; one < sick; one++) {
                    String name = "n" + one + "\u00fc\u001b[31m".repeat(random.nextInt(9));
                    night.find(
                            random.nextBoolean()
                                    ? Finding.critical("r", "service:" + name, "m")
                                    : Finding.warning("r", "log:~/a/" + name, "m"));
                }
                return night;
            });
            String line = line();
            assertTrue(line.codePointCount(0, line.length()) <= 60, line + " seed " + seed);
            assertTrue(line.chars().noneMatch(Character::isISOControl), line + " seed " + seed);
            String painted = new StatusLine(true, true).print(read());
            assertTrue(painted.startsWith("\u001b["), painted);
        }
    }

    @Test
    void the_json_is_as_its_schema_says() throws Exception {
        assertEquals(List.of(), Schemas.problems("status-report", Records.write(read())));
        cycle(night -> night.healed("vault"));
        cycle(night -> night.held("web", "hold.pause", BEGIN.plusSeconds(7200)).unknown("vault"));
        new PauseFile(state, clock).pause("selfheal", "an upgrade", Duration.ofHours(2));
        assertEquals(List.of(), Schemas.problems("status-report", Records.write(read())));
    }
}
