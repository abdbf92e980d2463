package dev.selfheal.probe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.Settings;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeException;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.testing.FakeClock;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobsTest {
    @TempDir
    Path folder;

    private void make(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> find(String glob) {
        Globs.Found found = new Globs(Files::newDirectoryStream, Clock.SYSTEM).find(folder + "/" + glob);
        assertEquals(List.of(), found.problems());
        return found.files().stream().map(f -> folder.relativize(f).toString()).toList();
    }

    @Test
    void every_wildcard_works_in_every_part() throws Exception {
        make("a/x.log", "b/y.log", "c/d/z.log", "a/x.txt");
        assertEquals(List.of("a/x.log", "b/y.log"), find("*/*.log"));
        assertEquals(List.of("a/x.log"), find("?/x.log"));
        assertEquals(List.of("a/x.log", "b/y.log"), find("[ab]/?.log"));
        assertEquals(List.of("b/y.log"), find("[!a]/?.log"));
        assertEquals(List.of("a/x.log", "c/d/z.log"), find("{a/x,c/d/z}.log"));
        assertEquals(List.of("a/x.log", "a/x.txt"), find("a/x.{log,{txt,bin}}"));
        assertEquals(List.of("a/x.log"), find("a/x.log"));
        assertEquals(List.of(), find("nowhere/*.log"));
        assertEquals(List.of(), find("a/x.log/*"));
    }

    @Test
    void rotated_compressed_and_hidden_files_are_no_logs() throws Exception {
        make(
                "x.log",
                "x.log.1",
                "x.log.1.gz",
                "x.log.12.gz",
                ".x.log.rotating",
                "job.1",
                "old.log.zst",
                "app-2026.log");
        assertEquals(List.of("app-2026.log", "job.1", "x.log"), find("*"));
        assertEquals(List.of("x.log"), find("x.log*"));
        assertEquals(List.of("x.log.1"), find("x.log.1"));
    }

    @Test
    void a_numbered_file_beside_its_log_is_a_generation() throws Exception {
        make("out", "out.1", "err.1");
        assertEquals(List.of("err.1", "out"), find("*"));
    }

    @Test
    void links_in_a_circle_and_twins_do_no_harm() throws Exception {
        make("a/app-1.log");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a/self"));
        Files.createSymbolicLink(folder.resolve("a/current.log"), folder.resolve("a/app-1.log"));
        assertEquals(List.of("a/app-1.log"), find("a/*.log"));
        assertEquals(List.of("a/loop/a/app-1.log"), find("a/*/*/*.log"));
        assertEquals(List.of("a/current.log"), find("a/current.log"));
    }

    @Test
    void only_files_are_logs() throws Exception {
        make("x.log/y");
        assertEquals(List.of(), find("*.log"));
    }

    @Test
    void the_limit_is_said_and_not_silently_kept() throws Exception {
        for (int i = 0; i < 200; i++) {
            make("n" + i + ".log");
        }
        assertEquals(200, find("*.log").size());
        make("one-more.log");
        Globs.Found found = new Globs(Files::newDirectoryStream, Clock.SYSTEM).find(folder + "/*.log");
        assertEquals(200, found.files().size());
        assertEquals(1, found.problems().size());
    }

    @Test
    void a_folder_that_may_not_be_read_is_a_problem_not_an_empty_one() throws Exception {
        make("a/x.log", "b/y.log");
        Globs.Lister locked = path -> {
            if (path.endsWith("b")) {
                throw new AccessDeniedException(path.toString());
            }
            return Files.newDirectoryStream(path);
        };
        Globs.Found found = new Globs(locked, Clock.SYSTEM).find(folder + "/*/*.log");
        assertEquals(1, found.files().size());
        assertEquals(AccessDeniedException.class, found.problems().get(0).getClass());
    }

    @Test
    void a_bad_glob_is_a_failure_under_its_own_name_and_nothing_at_all_says_nothing() {
        Inventory inventory = new Inventory(Settings.DEFAULT, List.of(entry("[z-a].log"), entry("none*.log")));
        List<Probe> probes = new LogProbes().probes(inventory, new Pages().doors(new FakeClock()));
        assertEquals(1, probes.size());
        assertEquals("log:~/[z-a].log", probes.get(0).subject());
        ProbeException failure = assertThrows(
                ProbeException.class, () -> probes.get(0).look(Deadline.in(Duration.ofSeconds(1), Clock.SYSTEM)));
        assertEquals(Reason.BROKEN, failure.reason());
    }

    @Test
    void one_file_meant_twice_is_the_first_entrys() throws Exception {
        make("x.log", "y.log");
        Inventory inventory = new Inventory(Settings.DEFAULT, List.of(entry("x.log"), entry("*.log")));
        List<Probe> probes = new LogProbes().probes(inventory, new Pages().doors(new FakeClock()));
        assertEquals(
                List.of("log:~/x.log", "log:~/y.log"),
                probes.stream().map(Probe::subject).toList());
    }

    @Test
    void home_is_shown_as_a_tilde_only_where_it_was_written_so() {
        LogEntry away = new LogEntry("/var/log/*.log", "/var/log/*.log", false, Optional.empty(), Optional.empty(), 1);
        assertEquals("/var/log/x.log", LogProbes.shown(away, Path.of("/var/log/x.log")));
        LogEntry home = new LogEntry("~/l/*", "/home/ada/l/*", false, Optional.empty(), Optional.empty(), 1);
        assertEquals("~/l/x.log", LogProbes.shown(home, Path.of("/home/ada/l/x.log")));
        assertTrue(LogProbes.shown(home, Path.of("/home/adam/l/x.log")).startsWith("/"));
    }

    private LogEntry entry(String name) {
        return new LogEntry("~/" + name, folder + "/" + name, false, Optional.empty(), Optional.empty(), 1);
    }
}
