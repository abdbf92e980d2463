package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.testing.LaunchctlDouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the stand-in that remembers: the exact calls, in order. */
final class LaunchctlTest {
    private static final String WEB = "com.example.web";
    private static final String TARGET = "gui/501/" + WEB;
    private static final String SAID_5 = "Bootstrap failed: 5: Input/output error";

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();
    private final long start = clock.nanos();
    private LaunchctlDouble launchd;
    private Launchctl launchctl;

    @BeforeEach
    void install() {
        launchd = LaunchctlDouble.install(folder.resolve("mac"));
        launchctl = launchctl(new SystemPrograms(Map.of()));
    }

    private Launchctl launchctl(Programs programs) {
        return new Launchctl(programs, clock, launchd.program().toString(), LaunchctlDouble.UID, launchd.home());
    }

    private Duration waited() {
        return Duration.ofNanos(clock.nanos() - start);
    }

    private Deadline soon() {
        return Deadline.in(Duration.ofMinutes(1), clock);
    }

    private Job look(String label) throws InterruptedException {
        return assertInstanceOf(Sight.Seen.class, launchctl.look(label, soon())).job();
    }

    private void running() {
        launchd.agent(WEB, Map.of("WEB_PORT", "8080", "NAME", "a b"), true);
        launchd.load(WEB);
    }

    private String bootstrap() {
        return "bootstrap gui/501 " + launchd.plist(WEB);
    }

    @Test
    void a_running_agent_is_seen_with_its_environment() throws InterruptedException {
        running();
        Job job = look(WEB);
        assertEquals(State.RUNNING, job.state());
        assertEquals(Enabled.ENABLED, job.enabled());
        assertEquals("8080", job.environment().get("WEB_PORT"));
        assertEquals("a b", job.environment().get("NAME"));
        assertEquals(List.of("print " + TARGET, "print-disabled gui/501"), launchd.calls());
    }

    @Test
    void an_absent_agent_tells_the_file_it_would_be_loaded_from() throws InterruptedException {
        Path plist = launchd.agent(WEB, Map.of(), true);
        Job job = look(WEB);
        assertEquals(State.ABSENT, job.state());
        assertEquals(plist.toString(), job.definition().orElseThrow());
    }

    @Test
    void a_file_of_another_name_is_found_by_its_label() throws Exception {
        Path plist = launchd.agent(WEB, Map.of(), true);
        Path renamed = Files.move(plist, plist.resolveSibling("web.plist"));
        assertEquals(renamed.toString(), look(WEB).definition().orElseThrow());
    }

    @Test
    void no_graphical_session_is_no_session() throws InterruptedException {
        running();
        launchd.noSession();
        Sight.CannotTell sight = assertInstanceOf(Sight.CannotTell.class, launchctl.look(WEB, soon()));
        assertEquals(Sight.Trouble.NO_SESSION, sight.why());
        assertInstanceOf(Move.Unknown.class, launchctl.restart(WEB, soon()));
        assertEquals(List.of(), launchd.orders());
    }

    @ParameterizedTest
    @CsvSource({"64, UNREADABLE", "1, UNREADABLE", "124, NO_SESSION", "125, NO_SESSION", "112, NO_SESSION"})
    void any_other_status_of_print_cannot_tell(int status, Sight.Trouble why) throws InterruptedException {
        running();
        launchd.force("print", status, "whatever it says");
        Sight.CannotTell sight = assertInstanceOf(Sight.CannotTell.class, launchctl.look(WEB, soon()));
        assertEquals(why, sight.why());
        assertTrue(sight.detail().contains("whatever it says"));
    }

    @Test
    void a_hanging_launchctl_is_a_time_out() throws InterruptedException {
        running();
        launchd.hang("print");
        Sight.CannotTell sight =
                assertInstanceOf(Sight.CannotTell.class, launchctl(hurried()).look(WEB, soon()));
        assertEquals(Sight.Trouble.TIMED_OUT, sight.why());
    }

    @Test
    void print_disabled_that_fails_leaves_it_unknown_and_no_one_is_switched_on() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        launchd.force("print-disabled", 1, "no");
        launchd.force("print-disabled", 1, "no");
        assertEquals(Enabled.UNKNOWN, look(WEB).enabled());
        assertInstanceOf(Move.Unknown.class, launchctl.load(WEB, soon()));
        assertEquals(List.of(), launchd.orders());
    }

    @Test
    void what_is_loaded_is_not_loaded_again() throws InterruptedException {
        running();
        assertInstanceOf(Move.Accepted.class, launchctl.load(WEB, soon()));
        assertEquals(List.of(), launchd.orders());
    }

    @Test
    void an_absent_agent_is_enabled_and_bootstrapped() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        assertInstanceOf(Move.Accepted.class, launchctl.load(WEB, soon()));
        assertEquals(List.of("enable " + TARGET, bootstrap()), launchd.orders());
        assertEquals(State.RUNNING, look(WEB).state());
    }

    @Test
    void without_a_property_list_nothing_is_asked() throws InterruptedException {
        assertInstanceOf(Move.Refused.class, launchctl.load(WEB, soon()));
        assertEquals(List.of(), launchd.orders());
    }

    @Test
    void an_agent_that_its_owner_disabled_is_not_touched() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        launchd.override(WEB, "disabled");
        for (Move move :
                List.of(launchctl.load(WEB, soon()), launchctl.start(WEB, soon()), launchctl.restart(WEB, soon()))) {
            assertInstanceOf(Move.Refused.class, move);
            assertTrue(move.said().contains("disabled"), move.said());
        }
        assertEquals(List.of(), launchd.orders());
        assertEquals(Enabled.DISABLED, look(WEB).enabled());
    }

    @Test
    void a_disabled_agent_that_is_still_loaded_is_not_restarted() throws InterruptedException {
        running();
        launchd.override(WEB, "disabled");
        assertInstanceOf(Move.Refused.class, launchctl.restart(WEB, soon()));
        assertEquals(List.of(), launchd.orders());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 17, 37})
    void an_answer_that_it_is_there_already_is_not_believed_where_it_is_not(int status) throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        launchd.force("bootstrap", status, "Bootstrap failed: " + status);
        assertInstanceOf(Move.Accepted.class, launchctl.load(WEB, soon()));
        assertEquals(List.of("enable " + TARGET, bootstrap(), bootstrap()), launchd.orders());
        assertEquals(State.RUNNING, look(WEB).state());
    }

    @Test
    void a_bootstrap_that_answers_5_twice_is_tried_again_after_a_pause() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        launchd.force("bootstrap", 5, SAID_5);
        launchd.force("bootstrap", 5, SAID_5);
        assertInstanceOf(Move.Accepted.class, launchctl.load(WEB, soon()));
        assertEquals(List.of("enable " + TARGET, bootstrap(), bootstrap(), bootstrap()), launchd.orders());
        assertEquals(Duration.ofSeconds(2), waited());
    }

    @Test
    void a_bootstrap_that_goes_on_answering_5_is_given_up_after_four() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        for (int i = 0; i < 5; i++) {
            launchd.force("bootstrap", 5, SAID_5);
        }
        Move move = launchctl.load(WEB, soon());
        assertInstanceOf(Move.Refused.class, move);
        assertTrue(move.said().contains("Input/output error"), move.said());
        assertEquals(5, launchd.orders().size()); // enable and four
    }

    @Test
    void an_ownership_error_is_not_tried_again() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        launchd.force("bootstrap", 122, "Bootstrap failed: 122: Path had bad ownership/permissions");
        assertInstanceOf(Move.Refused.class, launchctl.load(WEB, soon()));
        assertEquals(List.of("enable " + TARGET, bootstrap()), launchd.orders());
    }

    @Test
    void a_bootstrap_that_was_accepted_and_then_removed_is_unknown() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        launchd.force("bootstrap", 0, "taken, but the background task manager removes it");
        Move move = launchctl.load(WEB, soon());
        assertInstanceOf(Move.Unknown.class, move);
        assertTrue(move.said().contains("Login Items"), move.said());
        assertTrue(waited().compareTo(Duration.ofSeconds(16)) < 0);
    }

    @Test
    void a_hung_agent_is_restarted_by_one_kickstart_and_another_process_is_seen() throws InterruptedException {
        running();
        long before = look(WEB).pid().orElseThrow();
        assertInstanceOf(Move.Accepted.class, launchctl.restart(WEB, soon()));
        assertEquals(List.of("kickstart -k " + TARGET), launchd.orders());
        assertNotEquals(before, look(WEB).pid().orElseThrow());
    }

    @Test
    void a_kickstart_that_changed_nothing_is_unknown() throws InterruptedException {
        running();
        launchd.force("kickstart", 0, "service spawned with pid: 1");
        assertInstanceOf(Move.Unknown.class, launchctl.restart(WEB, soon()));
        assertTrue(waited().compareTo(Duration.ofSeconds(16)) < 0, waited().toString());
    }

    @Test
    void restarting_what_is_absent_loads_it() throws InterruptedException {
        launchd.agent(WEB, Map.of(), true);
        assertInstanceOf(Move.Accepted.class, launchctl.restart(WEB, soon()));
        assertEquals(List.of("enable " + TARGET, bootstrap()), launchd.orders());
    }

    @Test
    void an_agent_that_does_not_run_at_load_is_kicked_after_it() throws InterruptedException {
        launchd.agent(WEB, Map.of(), false);
        assertInstanceOf(Move.Accepted.class, launchctl.start(WEB, soon()));
        assertEquals(List.of("enable " + TARGET, bootstrap(), "kickstart " + TARGET), launchd.orders());
        assertEquals(State.RUNNING, look(WEB).state());
    }

    @Test
    void a_kickstart_that_hangs_is_followed_by_unloading_and_loading() throws InterruptedException {
        running();
        launchd.hang("kickstart");
        assertInstanceOf(Move.Accepted.class, launchctl(hurried()).restart(WEB, soon()));
        assertEquals(
                List.of("kickstart -k " + TARGET, "bootout " + TARGET, "enable " + TARGET, bootstrap()),
                launchd.orders());
        assertEquals(State.RUNNING, look(WEB).state());
    }

    @Test
    void loading_waits_until_what_was_unloaded_is_gone() throws InterruptedException {
        running();
        launchd.leavingTakes(4);
        launchd.force("kickstart", 3, "Could not kickstart service: 3: No such process");
        launchd.force("bootstrap", 37, "Bootstrap failed: 37: Operation already in progress");
        Move move = launchctl.restart(WEB, soon());
        assertInstanceOf(Move.Accepted.class, move, move.said());
        List<String> calls = launchd.calls();
        int gone = calls.indexOf("bootout " + TARGET);
        assertEquals(List.of("print-disabled gui/501", "enable " + TARGET), calls.subList(gone + 6, gone + 8));
    }

    @Test
    void what_does_not_go_is_not_loaded_on_top() throws InterruptedException {
        running();
        launchd.leavingTakes(1000);
        launchd.force("kickstart", 3, "Could not kickstart service: 3: No such process");
        assertInstanceOf(Move.Unknown.class, launchctl.restart(WEB, soon()));
        assertEquals(List.of("kickstart -k " + TARGET, "bootout " + TARGET), launchd.orders());
        assertTrue(waited().compareTo(Duration.ofSeconds(16)) < 0, waited().toString());
    }

    @Test
    void with_too_little_time_left_nothing_is_unloaded() throws InterruptedException {
        running();
        launchd.force("kickstart", 3, "Could not kickstart service: 3: No such process");
        Deadline tight = Deadline.in(Duration.ofSeconds(14), clock); // leaving may take 5 + 10
        assertInstanceOf(Move.Unknown.class, launchctl.restart(WEB, tight));
        assertEquals(List.of("kickstart -k " + TARGET), launchd.orders());
    }

    @Test
    void apples_jobs_and_odd_labels_are_refused() throws InterruptedException {
        for (String label : List.of("com.apple.Finder", "com.apple.x.y")) {
            assertInstanceOf(Move.Refused.class, launchctl.restart(label, soon()));
            assertInstanceOf(Move.Refused.class, launchctl.load(label, soon()));
            assertInstanceOf(Move.Refused.class, launchctl.start(label, soon()));
        }
        for (String label : List.of("", "-k", "a/b", "a b", "x\ny")) {
            assertInstanceOf(Sight.CannotTell.class, launchctl.look(label, soon()));
            assertInstanceOf(Move.Refused.class, launchctl.restart(label, soon()));
        }
        assertEquals(List.of(), launchd.calls());
    }

    @ParameterizedTest
    @CsvSource({
        "homebrew.mxcl.lamp, sh.brew.lamp",
        "sh.brew.lamp, homebrew.mxcl.lamp",
    })
    void homebrews_other_label_is_tried(String asked, String there) throws InterruptedException {
        launchd.agent(there, Map.of(), true);
        assertEquals(there, look(asked).name()); // absent, but it has the file
        assertInstanceOf(Move.Accepted.class, launchctl.load(asked, soon()));
        assertEquals(State.RUNNING, look(asked).state());
        launchd.forget();
        assertInstanceOf(Move.Accepted.class, launchctl.restart(asked, soon()));
        assertEquals(List.of("kickstart -k gui/501/" + there), launchd.orders());
        launchd.forget();
        Move again = assertInstanceOf(Move.Accepted.class, launchctl.reload(asked, soon()));
        assertTrue(again.said().endsWith(" of " + there), again.said());
        assertEquals("bootout gui/501/" + there, launchd.orders().get(0));
    }

    @Test
    void of_homebrews_two_labels_the_loaded_one_counts_whichever_has_a_file() throws InterruptedException {
        launchd.agent("homebrew.mxcl.lamp", Map.of(), true);
        launchd.agent("sh.brew.lamp", Map.of(), true);
        launchd.load("sh.brew.lamp");
        assertEquals("sh.brew.lamp", look("homebrew.mxcl.lamp").name());
        assertEquals("sh.brew.lamp", look("sh.brew.lamp").name());
        launchd.load("homebrew.mxcl.lamp");
        assertEquals("homebrew.mxcl.lamp", look("homebrew.mxcl.lamp").name()); // as asked, where both are
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no list at all",
                "<plist><dict><key>Label</key><string>com.example.other</string></dict></plist>"
            })
    void a_job_whose_file_would_not_load_again_is_never_unloaded(String broken) throws Exception {
        running();
        Files.writeString(launchd.plist(WEB), broken);
        Move.Refused refused = assertInstanceOf(Move.Refused.class, launchctl.reload(WEB, soon()));
        assertTrue(refused.said().contains("cannot be loaded"), refused.said());
        launchd.force("kickstart", 5, "Input/output error"); // the way on would be to load it anew
        assertInstanceOf(Move.Refused.class, launchctl.restart(WEB, soon()));
        assertEquals(List.of("kickstart -k " + TARGET), launchd.orders());
        assertEquals(State.RUNNING, look(WEB).state());
    }

    @Test
    void a_file_that_cannot_be_loaded_is_not_handed_to_launchd() throws Exception {
        Files.writeString(launchd.agent(WEB, Map.of(), true), "no list at all");
        assertInstanceOf(Move.Refused.class, launchctl.load(WEB, soon()));
        assertEquals(List.of(), launchd.orders());
    }

    @Test
    void a_job_that_only_runs_at_its_times_is_loaded_anew_and_not_started() throws Exception {
        Path plist = launchd.agent(WEB, Map.of(), false);
        String timed = Files.readString(plist)
                .replace("<key>RunAtLoad", "<key>StartInterval</key><integer>300</integer><key>RunAtLoad");
        Files.writeString(plist, timed);
        launchd.load(WEB);
        assertInstanceOf(Move.Accepted.class, launchctl.reload(WEB, soon()));
        assertEquals(List.of("bootout " + TARGET, "enable " + TARGET, bootstrap()), launchd.orders());
        assertEquals(State.NEVER_RAN, look(WEB).state());
    }

    @Test
    void the_owners_agents_are_listed_without_apples() throws Exception {
        launchd.agent("com.example.b", Map.of(), true);
        launchd.agent("com.example.a", Map.of(), true);
        launchd.agent("com.apple.c", Map.of(), true);
        Files.write(launchd.plist("com.example.binary"), new byte[] {'b', 'p', 'l', 'i', 's', 't', (byte) 0xff});
        assertEquals(List.of("com.example.a", "com.example.b", "com.example.binary"), launchctl.jobs(soon()));
    }

    @Test
    void a_home_without_agents_has_no_jobs() throws InterruptedException {
        Launchctl other = new Launchctl(new SystemPrograms(Map.of()), clock, "launchctl", 501, folder.resolve("none"));
        assertEquals(List.of(), other.jobs(soon()));
    }

    /** What hangs is ended soon, so that nobody waits for it here. */
    private static Programs hurried() {
        SystemPrograms real = new SystemPrograms(Map.of());
        return call -> real.run(new Invocation(
                call.command(), call.environment(), call.input(), Duration.ofMillis(700), call.maxOutput()));
    }
}
