package dev.selfheal.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.evidence.Exhibit.Kind;
import dev.selfheal.evidence.Suspect.NamedLog;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    private static final Duration AMPLE = Duration.ofMinutes(4);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Programs PROGRAMS = new SystemPrograms(Map.of());
    private static final Processes NOBODY = (pids, part, deadline) -> List.of();

    @TempDir
    Path folder;

    /** A supervisor with one job, that writes to these files. */
    private class Jobs implements Supervisor {
        final List<Path> outputs = new ArrayList<>();

        @Override
        public String kind() {
            return "unit";
        }

        @Override
        public Sight look(String name, Deadline deadline) throws InterruptedException {
            return new Sight.Seen(new Job(
                    name,
                    Job.State.FAILED,
                    Job.Enabled.ENABLED,
                    Optional.of("/x/web.service"),
                    OptionalLong.of(4711),
                    OptionalInt.of(3),
                    OptionalInt.empty(),
                    Optional.of("exit-code"),
                    OptionalLong.of(5),
                    Map.of("API_KEY", "hunter2hunter2"),
                    true,
                    OptionalInt.empty()));
        }

        @Override
        public List<Path> outputs(String name, Deadline deadline) {
            return outputs;
        }

        @Override
        public List<String> jobs(Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move load(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move start(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move restart(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move reload(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }
    }

    private final Jobs jobs = new Jobs();

    private Capture capture(Supervisor supervisor, String journal, Processes processes) throws IOException {
        return capture(supervisor, journal, processes, PATIENT);
    }

    private Capture capture(Supervisor supervisor, String journal, Processes processes, Duration most)
            throws IOException {
        Path tool = Files.writeString(folder.resolve("journalctl"), "#!/bin/sh\n" + journal);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return new Capture(supervisor, PROGRAMS, Map.of("journalctl", tool), processes, most);
    }

    private NamedLog log(String name, String text) throws IOException {
        return new NamedLog("~/" + name, Files.writeString(folder.resolve(name), text));
    }

    private static Suspect web(List<NamedLog> logs, Fact... seen) {
        return new Suspect("unit:web.service", Optional.of("web.service"), Optional.empty(), logs, List.of(seen));
    }

    private static Service down(String detail) {
        return new Service(
                "service:web",
                ServiceState.DOWN,
                true,
                detail,
                "unit:web.service",
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ofSeconds(30));
    }

    private static List<Exhibit> of(Capture capture, Suspect suspect) throws InterruptedException {
        return capture.of(suspect, Deadline.in(AMPLE, Clock.SYSTEM));
    }

    private static Exhibit only(List<Exhibit> all, String source, Kind kind) {
        List<Exhibit> such = all.stream()
                .filter(exhibit -> exhibit.kind() == kind && exhibit.source().equals(source))
                .toList();
        assertEquals(1, such.size(), all::toString);
        return such.get(0);
    }

    @Test
    void the_check_the_state_the_processes_the_journal_and_the_logs_are_captured() throws Exception {
        jobs.outputs.add(Files.writeString(folder.resolve("out.log"), "out\n"));
        NamedLog own = log("own.log", "one\ntwo\n");
        jobs.outputs.add(own.path());
        Processes processes = (pids, part, deadline) -> List.of("pids " + pids + " " + part.isPresent());

        List<Exhibit> all = of(
                capture(jobs, "echo \"$@\"", processes),
                web(List.of(own), down("127.0.0.1:80 refused the connection")));

        assertEquals(
                List.of("down: 127.0.0.1:80 refused the connection"),
                only(all, "service:web", Kind.CHECK).lines());
        assertEquals(
                List.of(
                        "state failed, enabled",
                        "pid 4711",
                        "last exit status 3",
                        "reason exit-code",
                        "starts 5",
                        "defined in /x/web.service"),
                only(all, "unit:web.service", Kind.STATE).lines());
        assertEquals(
                List.of("pids [4711] false"),
                only(all, "unit:web.service", Kind.PROCESSES).lines());
        assertEquals(
                List.of("--user -u web.service -n 40 --no-pager -o short-iso"),
                only(all, "journal of web.service", Kind.LOG).lines());
        assertEquals(List.of("one", "two"), only(all, "~/own.log", Kind.LOG).lines());
        assertEquals(List.of("out"), only(all, folder + "/out.log", Kind.LOG).lines());
        assertEquals(6, all.size(), () -> "the log that is also an output is told once: " + all);
        assertTrue(all.stream().allMatch(exhibit -> exhibit.missing() == null), all::toString);
    }

    @Test
    void no_secret_of_log_journal_process_check_or_environment_is_kept() throws Exception {
        String secret = "hunter2hunter2";
        List<Exhibit> all = of(
                capture(
                        jobs,
                        "echo 'login password=" + secret + "'; echo 'token=" + secret + "' >&2",
                        (pids, part, deadline) -> List.of("pid 1: /bin/app --api-key " + secret)),
                web(
                        List.of(log("a.log", "Authorization: Bearer " + secret + "\n")),
                        down("http://ann:" + secret + "@127.0.0.1/ refused")));
        assertFalse(all.toString().contains(secret), all::toString);
        assertTrue(all.toString().contains("***"), all::toString);
    }

    @Test
    void what_cannot_be_captured_says_why_and_keeps_nothing_else_from_it() throws Exception {
        Supervisor blind = new Jobs() {
            @Override
            public Sight look(String name, Deadline deadline) {
                return new Sight.CannotTell(Sight.Trouble.NO_SESSION, "systemctl show: no bus");
            }

            @Override
            public List<Path> outputs(String name, Deadline deadline) {
                throw new IllegalStateException("no outputs");
            }
        };
        List<Exhibit> all = of(
                capture(blind, "echo 'No journal files were found.' >&2; echo '-- No entries --'", NOBODY),
                web(List.of(new NamedLog("~/none.log", folder.resolve("none.log")), log("a.log", "fine\n"))));
        assertEquals(
                "systemctl show: no bus",
                only(all, "unit:web.service", Kind.STATE).missing());
        assertEquals(
                "it has no process",
                only(all, "unit:web.service", Kind.PROCESSES).missing());
        Exhibit journal = only(all, "journal of web.service", Kind.LOG);
        assertEquals(List.of(), journal.lines());
        assertEquals("journalctl: No journal files were found.", journal.missing());
        assertEquals("no outputs", only(all, "output of web.service", Kind.LOG).missing());
        assertEquals("it is not there", only(all, "~/none.log", Kind.LOG).missing());
        assertEquals(List.of("fine"), only(all, "~/a.log", Kind.LOG).lines());
    }

    @Test
    void a_machine_without_journalctl_says_so() throws Exception {
        Capture capture = new Capture(jobs, PROGRAMS, Map.of("journalctl", folder.resolve("absent")), NOBODY, PATIENT);
        Exhibit journal = only(of(capture, web(List.of())), "journal of web.service", Kind.LOG);
        assertTrue(String.valueOf(journal.missing()).contains("no such program"), journal::toString);
    }

    @Test
    void whatever_hangs_or_breaks_is_left_behind_after_two_seconds_and_the_rest_is_there() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Processes hangs = (pids, part, deadline) -> {
            while (true) {
                try {
                    never.await();
                } catch (InterruptedException deaf) {
                    continue;
                }
            }
        };
        Supervisor breaks = new Jobs() {
            @Override
            public List<Path> outputs(String name, Deadline deadline) {
                throw new StackOverflowError();
            }
        };
        long before = System.nanoTime();
        List<Exhibit> all = of(
                capture(breaks, "exec sleep 60", hangs, Capture.MOST),
                web(List.of(log("a.log", "fine\n")), down("refused")));
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, took::toString);
        assertEquals(
                "it could not be had in time",
                only(all, "unit:web.service", Kind.PROCESSES).missing());
        assertTrue(only(all, "journal of web.service", Kind.LOG).missing() != null, all::toString);
        assertEquals(List.of("fine"), only(all, "~/a.log", Kind.LOG).lines());
        assertEquals(
                List.of("down: refused"), only(all, "service:web", Kind.CHECK).lines());
        assertEquals(6, only(all, "unit:web.service", Kind.STATE).lines().size());
        assertEquals(
                "StackOverflowError",
                only(all, "output of web.service", Kind.LOG).missing());
    }

    @Test
    void two_seconds_are_used_at_most_and_never_more_than_a_quarter_of_the_time_that_is_left() throws Exception {
        FakeClock still = new FakeClock();
        Capture capture = capture(
                jobs, "", (pids, part, deadline) -> List.of(deadline.left().toString()), Capture.MOST);
        for (String[] one : new String[][] {{"PT8M", "PT2S"}, {"PT8S", "PT2S"}, {"PT7S", "PT1.75S"}}) {
            List<Exhibit> all = capture.of(web(List.of()), Deadline.in(Duration.parse(one[0]), still));
            assertEquals(
                    List.of(one[1]),
                    only(all, "unit:web.service", Kind.PROCESSES).lines());
        }
    }

    @Test
    void all_of_it_stays_small_and_of_each_log_the_end_is_kept() throws Exception {
        String text = IntStream.range(0, 5000)
                .mapToObj(i -> "line " + i + " " + "\u00fc".repeat(Lines.LONGEST) + "\n")
                .collect(Collectors.joining());
        List<NamedLog> logs = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            logs.add(log(i + ".log", text));
        }
        List<Exhibit> all = of(
                capture(jobs, "yes no | head -c 3000000", (pids, part, deadline) -> List.of(text)),
                web(logs, down("x".repeat(100_000))));
        int bytes = all.stream()
                .flatMap(exhibit -> exhibit.lines().stream())
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertTrue(bytes <= Bounds.BYTES, bytes + " bytes");
        assertTrue(all.size() < 12, all::toString);
        List<String> first = only(all, "~/0.log", Kind.LOG).lines();
        assertTrue(!first.isEmpty() && first.get(first.size() - 1).startsWith("line 4999 "), first::toString);
        assertEquals(
                Bounds.OTHER_LINES,
                only(all, "unit:web.service", Kind.PROCESSES).lines().size());
    }

    @Test
    void forty_lines_of_a_log_are_kept_of_forty_one() throws Exception {
        for (int lines : new int[] {Bounds.LOG_LINES, Bounds.LOG_LINES + 1}) {
            String text = IntStream.rangeClosed(1, lines)
                    .mapToObj(i -> "line " + i + "\n")
                    .collect(Collectors.joining());
            Exhibit kept = only(of(capture(jobs, "", NOBODY), web(List.of(log("a.log", text)))), "~/a.log", Kind.LOG);
            assertEquals(Bounds.LOG_LINES, kept.lines().size());
            assertEquals("line " + lines, kept.lines().get(Bounds.LOG_LINES - 1));
            assertEquals(null, kept.missing());
        }
    }

    @Test
    void a_thing_without_job_application_or_process_has_no_state_and_no_processes() throws Exception {
        Suspect folderOnly = new Suspect("directory:~/inbox", Optional.empty(), Optional.empty(), List.of(), List.of());
        assertEquals(List.of(), of(capture(jobs, "echo no", NOBODY), folderOnly));
    }

    @Test
    void an_application_is_looked_for_by_its_folder() throws Exception {
        Suspect app = new Suspect("app:Ollama", Optional.empty(), Optional.of("Ollama"), List.of(), List.of());
        List<Exhibit> all = of(capture(jobs, "", (pids, part, deadline) -> List.of(pids + part.orElse(""))), app);
        assertEquals(
                List.of("[]/Ollama.app/"),
                only(all, "app:Ollama", Kind.PROCESSES).lines());
    }
}
