package dev.selfheal.install.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.install.Every;
import dev.selfheal.install.Guarded;
import dev.selfheal.install.Linger;
import dev.selfheal.supervisor.Sight.Trouble;
import dev.selfheal.supervisor.Standing;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0,FAILURE",
        "49999999,FAILURE",
        "50000000,WARNING",
        "499999999,WARNING",
        "500000000,OK",
        "85531000000,OK"
    })
    void space_is_judged_on_both_sides_of_its_numbers(long free, Grade grade) {
        assertEquals(grade, SpaceLook.judged(free, folder).grade());
    }

    @Test
    void space_of_a_folder_that_is_not_there_yet_is_that_of_the_one_above() {
        assertFalse(SpaceLook.look(folder.resolve("a/b/c")).what().contains("not known"));
    }

    @Test
    void the_path_of_the_job_is_told_with_what_only_this_shell_has() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own/bin"));
        Path both = Files.createDirectories(folder.resolve("bin"));

        Examined told = PathLook.look(Optional.of(both + ":" + folder + "/gone"), own + ":" + both + ":rel:/gone");

        assertEquals(Grade.OK, told.grade());
        assertEquals(both + ":" + folder + "/gone; only this shell has " + own, told.what());
        assertEquals(
                both.toString(),
                PathLook.look(Optional.of(both.toString()), both.toString()).what());
    }

    @Test
    void a_path_of_which_nothing_is_there_is_a_failure_and_none_at_all_a_warning() {
        assertEquals(
                Grade.FAILURE,
                PathLook.look(Optional.of(folder + "/gone"), "/usr/bin").grade());
        assertEquals(Grade.FAILURE, PathLook.look(Optional.of(""), "/usr/bin").grade());
        assertEquals(Grade.WARNING, PathLook.look(Optional.empty(), "/usr/bin").grade());
    }

    @ParameterizedTest
    @CsvSource({"5m,899,OK", "5m,900,FAILURE", "1h,7499,OK", "1h,7500,FAILURE"})
    void cycles_may_be_two_intervals_and_five_minutes_apart(String every, long seconds, Grade grade) {
        BeatLook beat = new BeatLook(Every.of(every), NOW);
        Optional<Instant> started = Optional.of(NOW.minusSeconds(seconds));
        assertEquals(grade, beat.cycle(started, true, "log").grade());
        assertEquals(Grade.OK, beat.cycle(started, false, "log").grade(), "none is expected of what is not installed");
    }

    @Test
    void missed_cycles_are_counted_and_a_clock_that_was_set_back_is_told() {
        BeatLook beat = new BeatLook(Every.of("5m"), NOW);
        assertEquals(
                "the last one began 3h ago; 35 were missed",
                beat.cycle(Optional.of(NOW.minus(Duration.ofHours(3))), true, "log")
                        .what());
        assertEquals(
                "the last one began in the future: the clock was set back",
                beat.cycle(Optional.of(NOW.plusSeconds(1)), true, "log").what());
    }

    @Test
    void a_file_that_holds_no_heartbeat_is_a_failure() throws IOException {
        Path file = Files.writeString(folder.resolve("beat"), "hello\n");
        assertEquals(
                Grade.FAILURE,
                new BeatLook(Every.of("5m"), NOW)
                        .heartbeat(Optional.of(file), true, "log")
                        .orElseThrow()
                        .grade());
    }

    @Test
    void denied_is_not_absent_and_absent_is_not_denied() {
        assertTrue(AccessLook.permission(new AccessDeniedException("x")));
        assertTrue(AccessLook.permission(new FileSystemException("x", null, "Operation not permitted")));
        assertFalse(AccessLook.permission(new NoSuchFileException("x")));
        assertFalse(AccessLook.permission(new NotDirectoryException("x")));
        assertFalse(AccessLook.permission(new FileSystemException("x", null, "Input/output error")));
    }

    @Test
    void folders_of_a_mac_that_need_a_grant_are_known() {
        Guarded guarded = new Guarded(Path.of("/Users/ann"));
        for (String denied : List.of(
                "/Users/ann/Documents",
                "/Users/ann/Desktop/a",
                "/Users/ann/Library/Mobile Documents/x",
                "/Volumes/usb/a")) {
            assertTrue(guarded.around(Path.of(denied)).isPresent(), denied);
        }
        for (String free : List.of("/Users/ann", "/Users/ann/Documents2", "/Users/bob/Documents", "/Volumes", "/opt")) {
            assertEquals(Optional.empty(), guarded.around(Path.of(free)), free);
        }
    }

    @Test
    void a_session_that_is_not_there_is_told_from_a_tool_that_does_not_answer() {
        Standing nobody = new Standing.CannotTell(Trouble.NO_SESSION, "why");
        assertTrue(SessionLook.of(nobody, true).what().startsWith("nobody is logged in at the screen"));
        assertTrue(SessionLook.of(nobody, false).cure().contains("loginctl enable-linger"));
        assertTrue(SessionLook.of(new Standing.CannotTell(Trouble.TOOL_MISSING, "no tool"), true)
                .cure()
                .contains("under tools"));
        assertEquals(Grade.OK, SessionLook.of(new Standing.Out(), false).grade());
    }

    @Test
    void lingering_is_what_logind_goes_by() throws IOException {
        assertEquals(Grade.WARNING, LingerLook.look(new Linger(folder, "ann")).grade());
        Files.createFile(Files.createDirectories(folder.resolve("var/lib/systemd/linger"))
                .resolve("ann"));
        assertEquals(Grade.OK, LingerLook.look(new Linger(folder, "ann")).grade());
        assertFalse(new Linger(folder, "").on(), "nobody does not linger");
    }

    @Test
    void rules_are_compared_by_file() {
        Map<String, String> shipped = Map.of("a.drl", "1", "b.drl", "2", "c.drl", "3");
        assertEquals(
                "your own, in /r: against the shipped ones, 1 changed (b.drl), 1 more (d.drl), 1 missing (c.drl)",
                new RulesLook(Path.of("/r"), Map.of("a.drl", "1", "b.drl", "x", "d.drl", "4"), shipped)
                        .look(List.of())
                        .what());
        assertEquals(
                "the shipped ones, in /r",
                new RulesLook(Path.of("/r"), shipped, shipped).look(List.of()).what());
        assertEquals(
                "those in /r cannot be used: bad (and 1 more)",
                new RulesLook(Path.of("/r"), shipped, shipped)
                        .look(List.of("bad", "worse"))
                        .what());
    }
}
