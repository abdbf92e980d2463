package dev.selfheal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.PastCycles.Night;
import dev.selfheal.fact.Result;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChroniclerTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final UnaryOperator<Night> WELL = night -> night;

    @TempDir
    Path state;

    private ZoneId zone = ZoneOffset.UTC;
    private PastCycles machine = new PastCycles(BEGIN, List.of("web", "vault"));

    /** One more cycle, as a cycle keeps it. */
    private Outcome cycle(UnaryOperator<Night> what) throws IOException {
        Outcome outcome = machine.cycle(what);
        History history = new History(state);
        history.append(LocalDate.ofInstant(outcome.startedAt(), zone), OutcomeJson.line(outcome));
        assertEquals(
                Optional.empty(),
                new Chronicler(state, zone).add(outcome, machine.incidents(), EVERY, rule -> "doc of " + rule));
        return outcome;
    }

    private Chronicle read() throws IOException {
        return read(BEGIN.minus(Duration.ofDays(900)), false);
    }

    private Chronicle read(Instant since, boolean write) throws IOException {
        return new Chronicles(state, zone, () -> OwnKinds.NONE, write, words -> {}).read(since, machine.now());
    }

    /** Both ways there: as the cycles told it, and as it is made again of their outcomes, which is less sure of ids. */
    private Episode only() throws IOException {
        Chronicle told = read();
        assertEquals(List.of(), told.problems());
        assertEquals(1, told.episodes().size(), told.episodes()::toString);
        return told.episodes().get(0);
    }

    private Path file(String day) {
        return state.resolve("chronicle").resolve(day + ".json");
    }

    @Test
    void what_heals_within_its_cycle_is_an_episode_though_it_never_was_an_incident() throws IOException {
        cycle(night -> night.healed("web"));
        Episode episode = only();
        assertEquals(End.HEALED, episode.end());
        assertEquals(BEGIN.plusSeconds(1), episode.since());
        assertEquals(Duration.ofSeconds(2), episode.timeToHeal().orElseThrow());
        assertEquals("healed", episode.tries().get(0).result());
        assertEquals("doc of service.down", episode.doc());
        assertNull(episode.told());
        assertEquals("h", hour("service:web", 12));
    }

    @Test
    void what_is_gone_in_the_same_cycle_without_a_fix_is_none() throws IOException {
        cycle(night -> night.healed("web").tried("web", Result.NOT_HEALED));
        assertEquals(1, read().episodes().size());
        machine = new PastCycles(BEGIN.plus(Duration.ofDays(1)), List.of("web"));
        cycle(night -> night);
        assertEquals(1, read().episodes().size());
    }

    private String hour(String subject, int hour) throws IOException {
        List<Day> days = read().days();
        return days.get(days.size() - 1).subjects().get(subject).substring(hour, hour + 1);
    }

    @Test
    void an_incident_that_a_later_fix_heals_ended_when_that_was_proven() throws IOException {
        cycle(night -> night.down("web").tried("web", Result.NOT_HEALED));
        Episode open = only();
        assertTrue(open.sick());
        assertEquals(BEGIN.plusSeconds(2), open.told());
        cycle(night -> night.healed("web"));
        Episode well = only();
        assertNull(well.end());
        assertFalse(well.sick());
        cycle(WELL);
        Episode episode = only();
        assertEquals(End.HEALED, episode.end());
        assertEquals(BEGIN.plus(EVERY).plusSeconds(3), episode.until());
        assertEquals(BEGIN.plusSeconds(1), episode.since());
        assertEquals(
                List.of("not healed", "healed"),
                episode.tries().stream().map(Episode.Try::result).toList());
        assertEquals("i1", episode.id());
    }

    @Test
    void what_is_well_without_a_fix_recovered_when_it_was_first_seen_to_be_well() throws IOException {
        cycle(night -> night.down("web"));
        cycle(WELL);
        cycle(WELL);
        Episode episode = only();
        assertEquals(End.RECOVERED, episode.end());
        assertEquals(BEGIN.plus(EVERY).plusSeconds(1), episode.until());
        assertEquals(Optional.empty(), episode.timeToHeal());
    }

    @Test
    void what_comes_back_before_its_incident_is_closed_is_the_same_episode_and_after_that_another() throws IOException {
        cycle(night -> night.down("web"));
        cycle(WELL);
        cycle(night -> night.down("web"));
        assertTrue(only().sick());
        cycle(WELL);
        cycle(WELL);
        Instant again = machine.now();
        cycle(night -> night.down("web"));
        List<Episode> both = read().episodes();
        assertEquals(
                List.of(BEGIN.plusSeconds(1), again.plusSeconds(1)),
                both.stream().map(Episode::since).toList());
        assertTrue(both.get(1).sick());
    }

    @Test
    void what_cannot_be_looked_at_is_not_well() throws IOException {
        cycle(night -> night.down("web"));
        cycle(night -> night.unknown("web"));
        assertTrue(only().sick());
        assertEquals("C", hour("service:web", 12));
        assertEquals(
                "service:web could not be checked: timed out: after 2 s",
                read().days().get(0).troubles().get(0).what());
    }

    @Test
    void nothing_is_over_in_a_cycle_that_no_rules_judged() throws IOException {
        cycle(night -> night.down("web"));
        cycle(Night::unjudged);
        assertTrue(only().sick());
    }

    @Test
    void what_is_no_longer_watched_is_closed_with_a_note() throws IOException {
        cycle(night -> night.down("web"));
        Instant gone = machine.now();
        cycle(night -> night.unwatched("web"));
        Episode episode = only();
        assertEquals(End.CLOSED, episode.end());
        assertEquals("no longer watched", episode.note());
        assertEquals(gone.plusSeconds(1), episode.until());
    }

    @Test
    void what_was_held_back_is_told_once_for_each_reason_as_last_said() throws IOException {
        cycle(night -> night.held("web", "hold.pause", BEGIN.plusSeconds(60)));
        cycle(night -> night.held("web", "hold.pause", BEGIN.plusSeconds(120)));
        cycle(night -> night.held("web", "hold.budget-hour", BEGIN.plusSeconds(180)));
        List<Episode.Held> held = only().held();
        assertEquals(
                List.of("hold.pause", "hold.budget-hour"),
                held.stream().map(Episode.Held::by).toList());
        assertEquals(BEGIN.plusSeconds(120), held.get(0).until());
        assertEquals(BEGIN.plusSeconds(1), held.get(0).at());
    }

    @Test
    void what_a_cause_explains_names_it_and_the_worst_severity_stays() throws IOException {
        cycle(night -> night.down("web")
                .cause(new Cause("storm.many", "host", List.of("service:web"), Severity.CRITICAL, "all at once")));
        Episode web = read().episodes().stream()
                .filter(one -> one.subject().equals("service:web"))
                .findFirst()
                .orElseThrow();
        assertEquals("host", web.explainedBy());
        cycle(night -> night.find(Finding.warning("service.down", "service:web", "better")));
        Episode later = read().episodes().stream()
                .filter(one -> one.subject().equals("service:web"))
                .findFirst()
                .orElseThrow();
        assertEquals(Severity.CRITICAL, later.severity());
        assertEquals("better", later.message());
        assertNull(later.explainedBy());
    }

    @Test
    void what_is_only_noted_is_no_episode_and_counts_once_a_day() throws IOException {
        UnaryOperator<Night> noted = night -> night.find(Finding.info("selfheal.missed", "selfheal", "2 cycles"));
        cycle(noted);
        cycle(noted);
        Chronicle told = read();
        assertEquals(List.of(), told.episodes());
        assertEquals(1, told.days().get(0).noted());
        assertEquals("2 cycles", told.days().get(0).notes().get(0).message());
    }

    @Test
    void a_trouble_that_differs_by_its_numbers_is_the_same() throws IOException {
        cycle(night -> night.problem("cycle 17 was cut off"));
        cycle(night -> night.problem("cycle 1842 was cut off"));
        Trouble trouble = read().days().get(0).troubles().get(0);
        assertEquals(new Trouble("cycle 1842 was cut off", 2, BEGIN, BEGIN.plus(EVERY)), trouble);
    }

    @Test
    void no_cycle_is_counted_twice() throws IOException {
        Outcome outcome = cycle(night -> night.healed("web"));
        Chronicler chronicler = new Chronicler(state, zone);
        chronicler.add(outcome, machine.incidents(), EVERY, rule -> "doc of " + rule);
        assertEquals(1, read().days().get(0).cycles());
        assertTrue(chronicler.has(new Head(outcome.id(), outcome.startedAt())));
        assertFalse(chronicler.has(new Head("other", outcome.startedAt())));
    }

    @Test
    void the_first_cycle_of_a_day_takes_over_what_is_open_and_nothing_else() throws IOException {
        cycle(night -> night.down("web").healed("vault"));
        machine.sleep(Duration.ofDays(100));
        cycle(night -> night.down("web"));
        new Chronicler(state, zone).keep(1);
        assertFalse(Files.exists(file("2026-11-24")));
        Files.delete(state.resolve("history/2026-11-24.jsonl"));
        Episode episode = only();
        assertEquals(BEGIN.plusSeconds(1), episode.since());
        assertEquals("i1", episode.id());
        assertTrue(episode.sick());
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "2, 2", "1, 1"})
    void as_many_summaries_are_kept_as_were_asked_for_the_newest(int days, int left) throws IOException {
        for (int i = 0; i < 3; i++) {
            cycle(WELL);
            machine.sleep(Duration.ofDays(1));
        }
        new Chronicler(state, zone).keep(days);
        assertTrue(Files.exists(file("2026-11-26")));
        assertEquals(left, new DayFiles(state).days().size());
    }

    @Test
    void an_open_incident_is_known_by_the_ledger_when_every_summary_and_outcome_is_lost() throws IOException {
        cycle(night -> night.down("web"));
        Files.delete(file("2026-11-24"));
        Files.delete(state.resolve("history/2026-11-24.jsonl"));
        machine.sleep(Duration.ofDays(100));
        cycle(night -> night.down("web"));
        assertEquals(BEGIN.plusSeconds(2), only().since());
        assertEquals(BEGIN.plusSeconds(2), only().told());
    }

    @Test
    void an_episode_of_several_days_is_told_once_in_its_latest_form() throws IOException {
        cycle(night -> night.down("web"));
        machine.sleep(Duration.ofDays(1));
        cycle(night -> night.down("web"));
        machine.sleep(Duration.ofDays(1));
        cycle(WELL);
        cycle(WELL);
        assertEquals(End.RECOVERED, only().end());
        assertEquals(3, read().days().size());
        assertEquals(1, read(BEGIN.plus(Duration.ofDays(2)), false).episodes().size());
        assertEquals(0, read(machine.now().plusSeconds(1), false).episodes().size());
    }

    @Test
    void what_was_open_when_cycles_stopped_is_open_still() throws IOException {
        cycle(night -> night.down("web"));
        machine.sleep(Duration.ofDays(20));
        Chronicle told = read(machine.now().minus(Duration.ofDays(7)), false);
        assertEquals(List.of(), told.days());
        assertEquals(1, told.episodes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"schema\": 2}", "[]", "{\"schema\":1,\"day\":\"2026-11-24\"}"})
    void a_damaged_day_is_made_again_of_its_outcomes_and_reads_the_same(String damage) throws IOException {
        cycle(night -> night.down("web").tried("web", Result.NOT_HEALED));
        cycle(night -> night.healed("web").healed("vault"));
        cycle(WELL);
        machine.sleep(Duration.ofDays(3));
        cycle(night -> night.down("vault"));
        // What a rule says of itself is in no outcome.
        List<Episode> before = withoutDocs();
        Files.writeString(file("2026-11-24"), damage);
        assertEquals(before, withoutDocs());
        assertEquals(damage, Files.readString(file("2026-11-24")));
        assertEquals(3, read(BEGIN, true).episodes().size());
        Files.delete(state.resolve("history/2026-11-24.jsonl"));
        assertEquals(before, withoutDocs());
    }

    private List<Episode> withoutDocs() throws IOException {
        return read().episodes().stream()
                .map(EpisodeDraft::new)
                .map(draft -> {
                    draft.doc = "";
                    return draft.done();
                })
                .toList();
    }

    @Test
    void a_day_that_a_cycle_finds_damaged_is_begun_anew_and_read_whole() throws IOException {
        cycle(night -> night.healed("web"));
        Files.writeString(file("2026-11-24"), "no");
        Outcome outcome = machine.cycle(WELL);
        new History(state).append(LocalDate.ofInstant(outcome.startedAt(), zone), OutcomeJson.line(outcome));
        Optional<String> told = new Chronicler(state, zone).add(outcome, List.of(), EVERY, rule -> "");
        assertTrue(told.orElseThrow().contains("2026-11-24.json"), told.get());
        Chronicle whole = read();
        assertEquals(2, whole.days().get(0).cycles());
        assertEquals(1, whole.episodes().size());
    }

    @Test
    void of_a_damaged_day_without_outcomes_only_that_is_told() throws IOException {
        cycle(night -> night.healed("web"));
        Files.delete(state.resolve("history/2026-11-24.jsonl"));
        Files.writeString(file("2026-11-24"), "no");
        assertTrue(read().problems().get(0).contains("2026-11-24.json"), read().problems()::toString);
        assertEquals(List.of(), read().days());
    }

    @Test
    void lines_that_cannot_be_read_are_counted_and_the_others_told() throws IOException {
        cycle(night -> night.healed("web"));
        Path outcomes = state.resolve("history/2026-11-24.jsonl");
        Files.writeString(outcomes, "nonsense\n" + Files.readString(outcomes) + "{\"id\":\"cut");
        Files.delete(file("2026-11-24"));
        Chronicle told = read();
        assertEquals(1, told.episodes().size());
        assertEquals(List.of(outcomes + ": 2 lines are no outcome of this version, and not told"), told.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T00:30:00Z", "2026-03-29T00:30:00Z", "2026-10-24T22:00:00Z"})
    void a_day_has_24_hours_whatever_is_done_to_the_clocks(String begin) throws IOException {
        zone = ZoneId.of("Europe/Berlin");
        machine = new PastCycles(Instant.parse(begin), List.of("web"));
        for (int i = 0; i < 30; i++) {
            cycle(WELL);
        }
        Day day = read().days().get(0);
        assertEquals(30, day.cycles());
        assertEquals(24, day.subjects().get("service:web").length());
        assertEquals(30, day.hourly().stream().mapToInt(Integer::intValue).sum());
        boolean skipped = begin.startsWith("2026-03");
        assertEquals(
                skipped ? 0 : 1,
                skipped ? day.hourly().get(2) : Math.min(1, day.hourly().get(2)));
    }

    @Test
    void a_clock_that_is_set_back_a_day_tells_that_day_and_ends_nothing_before_it_began() throws IOException {
        cycle(night -> night.down("web"));
        machine.sleep(Duration.ofDays(-1));
        cycle(WELL);
        cycle(WELL);
        machine.sleep(Duration.ofDays(1));
        cycle(WELL);
        Episode episode = only();
        assertFalse(episode.until().isBefore(episode.since()));
        assertEquals(4, read().days().stream().mapToInt(Day::cycles).sum());
    }

    @Test
    void only_the_owner_can_read_a_day() throws IOException {
        cycle(WELL);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file("2026-11-24"))));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("chronicle"))));
    }
}
