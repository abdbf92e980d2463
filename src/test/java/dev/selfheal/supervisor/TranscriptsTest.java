package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.State;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.testing.LaunchctlDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The commands that each fix issues, as files of {@code test-fixtures/launchctl/transcripts}; and what the next cycle does where
 * Selfheal was killed between any two of them. {@code -Dselfheal.report.write=true} writes the files anew.
 */
final class TranscriptsTest {
    private static final String WEB = "com.example.web";
    private static final Path FOLDER = Answers.FOLDER.resolveSibling("transcripts");

    /** A fix, and how things are before it. */
    private enum Story {
        LOAD("load an agent that is absent", Launchctl::start, mac -> {}),
        LOAD_AND_KICK(
                "load an agent that does not run at load", Launchctl::start, mac -> mac.agent(WEB, Map.of(), false)),
        LOAD_ONLY("load an agent that runs at its times", Launchctl::load, mac -> mac.agent(WEB, Map.of(), false)),
        LOAD_REFUSED(
                "load an agent that launchd refuses",
                Launchctl::load,
                mac -> mac.force("bootstrap", 122, "Bootstrap failed: 122: Path had bad ownership/permissions")),
        LOAD_DISABLED("load an agent that its owner disabled", Launchctl::load, mac -> mac.override(WEB, "disabled")),
        RESTART("restart an agent that hangs", Launchctl::restart, mac -> mac.load(WEB)),
        RESTART_STOPPED("restart an agent that has stopped", Launchctl::restart, mac -> {
            mac.load(WEB);
            mac.ended(WEB, "not running", "last exit code = 1");
        }),
        RESTART_BY_RELOAD("restart an agent that kickstart does not find", Launchctl::restart, mac -> {
            mac.load(WEB);
            mac.force("kickstart", 3, "Could not kickstart service: 3: No such process");
        }),
        RELOAD("reload an agent", Launchctl::reload, mac -> mac.load(WEB)),
        RELOAD_BUSY("reload an agent that launchd takes a while to take back", Launchctl::reload, mac -> {
            mac.load(WEB);
            mac.force("bootstrap", 37, "Bootstrap failed: 37: Operation already in progress");
            mac.force("bootstrap", 5, "Bootstrap failed: 5: Input/output error");
        }),
        RELOAD_STUCK("reload an agent that does not go", Launchctl::reload, mac -> {
            mac.load(WEB);
            mac.leavingTakes(1000);
        }),
        ENABLE(
                "switch an agent on that may be, and load it",
                (launchctl, label, until) -> launchctl.enable(label, true, until),
                mac -> mac.override(WEB, "disabled"));

        private final String words;
        private final Act act;
        private final Consumer<LaunchctlDouble> before;

        Story(String words, Act act, Consumer<LaunchctlDouble> before) {
            this.words = words;
            this.act = act;
            this.before = before;
        }

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private interface Act {
        Move on(Launchctl launchctl, String label, Deadline deadline) throws InterruptedException;
    }

    /** What a process that is killed looks like from inside. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();
    private int macs;

    private LaunchctlDouble mac(Story story) {
        LaunchctlDouble mac = LaunchctlDouble.install(folder.resolve("mac" + macs++));
        mac.leavingTakes(1);
        mac.agent(WEB, Map.of(), true);
        story.before.accept(mac);
        mac.forget();
        return mac;
    }

    private Launchctl launchctl(LaunchctlDouble mac, Programs programs) {
        return new Launchctl(programs, clock, mac.program().toString(), LaunchctlDouble.UID, mac.home());
    }

    private Deadline soon() {
        return Deadline.in(Duration.ofMinutes(2), clock);
    }

    @ParameterizedTest
    @EnumSource
    void each_fix_issues_these_commands(Story story) throws Exception {
        LaunchctlDouble mac = mac(story);
        Move move = story.act.on(launchctl(mac, new SystemPrograms(Map.of())), WEB, soon());
        golden(
                story.file(),
                "# " + story.words + "\n" + lines(mac, mac.calls()) + "# "
                        + move.getClass().getSimpleName() + ": " + plain(mac, move.said()) + "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOAD_AND_KICK", "RESTART", "RESTART_BY_RELOAD", "ENABLE"})
    void after_a_kill_between_any_two_commands_the_next_cycle_finishes_the_job(Story story) throws Exception {
        StringBuilder text = new StringBuilder("# " + story.words + ", and Selfheal is killed on the way\n");
        String last = "";
        int kill = 1;
        while (true) {
            LaunchctlDouble mac = mac(story);
            if (!killedAt(kill, story, mac)) {
                break;
            }
            List<String> done = mac.calls();
            String killed = "\n# killed "
                    + (done.isEmpty()
                            ? "before the first command"
                            : "after\n"
                                    + lines(mac, done.subList(done.size() - 1, done.size()))
                                            .stripTrailing());
            mac.forget();
            String next = nextCycle(mac, story);
            String orders = lines(mac, mac.orders());
            String block = (orders.isEmpty()
                            ? "# and the next cycle orders nothing\n"
                            : "# and the next cycle orders\n" + orders)
                    + "# " + next + "\n";
            // Where looks follow one another, the same follows upon each.
            if (!(killed + block).equals(last)) {
                text.append(killed).append("\n").append(block);
            }
            last = killed + block;
            kill++;
        }
        assertTrue(kill > 4, () -> text + " is all");
        golden(story.file() + ".killed", text.toString());
    }

    /** Runs the fix; false where it came to its end before that command. */
    private boolean killedAt(int command, Story story, LaunchctlDouble mac) throws InterruptedException {
        Programs real = new SystemPrograms(Map.of());
        int[] calls = {0};
        Programs mortal = invocation -> {
            if (++calls[0] == command) {
                throw new Killed();
            }
            Ran ran = real.run(invocation);
            return ran;
        };
        try {
            story.act.on(launchctl(mac, mortal), WEB, soon());
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    /** As the rules decide by what a look tells: what is absent is loaded, what is at rest is restarted. */
    private String nextCycle(LaunchctlDouble mac, Story story) throws InterruptedException {
        Launchctl launchctl = launchctl(mac, new SystemPrograms(Map.of()));
        Job job = look(launchctl);
        if (job.state() == State.STOPPING) {
            // The cycle after this one, which leaves it to launchd.
            launchctl.look(WEB, soon());
            job = look(launchctl);
        }
        if (job.enabled() == Job.Enabled.DISABLED) {
            launchctl.enable(WEB, true, soon());
        } else if (job.state() == State.ABSENT) {
            launchctl.start(WEB, soon());
        } else if (job.state() != State.RUNNING) {
            launchctl.restart(WEB, soon());
        }
        Job after = look(launchctl);
        assertEquals(State.RUNNING, after.state(), story + ": " + mac.calls());
        assertEquals(Job.Enabled.ENABLED, after.enabled());
        return "it runs";
    }

    private Job look(Launchctl launchctl) throws InterruptedException {
        return ((Sight.Seen) launchctl.look(WEB, soon())).job();
    }

    @Test
    void no_fix_uses_a_command_whose_exit_status_says_nothing_or_that_takes_more_than_one_job() throws IOException {
        int files = 0;
        for (Story story : Story.values()) {
            for (String line : Files.readAllLines(FOLDER.resolve(story.file() + ".txt"))) {
                if (!line.startsWith("#")) {
                    assertTrue(
                            line.matches("launchctl (print|enable|bootout|kickstart( -k)?) gui/501/com\\.example\\.web"
                                    + "|launchctl bootstrap gui/501 ~/\\S+|launchctl print-disabled gui/501"),
                            line);
                }
            }
            files++;
        }
        assertEquals(Story.values().length, files);
    }

    private static String lines(LaunchctlDouble mac, List<String> calls) {
        return calls.stream()
                .map(call -> "launchctl " + plain(mac, call) + "\n")
                .collect(Collectors.joining());
    }

    private static String plain(LaunchctlDouble mac, String text) {
        return text.replace(mac.home().toString(), "~");
    }

    private static void golden(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("selfheal.report.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }
}
