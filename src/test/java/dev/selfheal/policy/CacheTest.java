package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.ServiceState;
import dev.selfheal.sys.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled rules are kept between runs, and never trusted more than their sources. */
class CacheTest {
    @TempDir
    Path temp;

    private Path rules;
    private Path cache;

    @BeforeEach
    void folders() throws IOException {
        rules = Files.createDirectory(temp.resolve("rules"));
        cache = temp.resolve("state/cache");
        Files.writeString(rules.resolve("good.drl"), PoliciesTest.GOOD);
    }

    private Policies.Loaded load(String build) {
        Policies.Loaded loaded = Policies.load(rules, Optional.of(cache), build);
        assertEquals(List.of(), loaded.problems());
        return loaded;
    }

    private void judges(Policies.Loaded loaded) throws JudgementException {
        var verdict = loaded.judge().orElseThrow().judge(List.of(SessionJudgeTest.service("web", ServiceState.UP)));
        assertEquals("test.seen", verdict.findings().get(0).rule());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    /** Marks the only file as old, so that a rewrite shows. */
    private Path aged() throws IOException {
        Path file = files().get(0);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        return file;
    }

    private static boolean rewritten(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.EPOCH);
    }

    @Test
    void what_was_compiled_is_used_again_and_not_written_again() throws Exception {
        judges(load("a"));
        Path file = aged();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        judges(load("a"));
        assertTrue(!rewritten(file), "it was compiled again");
    }

    @Test
    void other_sources_or_another_build_have_a_file_of_their_own() throws Exception {
        load("a");
        load("b");
        assertEquals(2, files().size());
        Files.writeString(rules.resolve("good.drl"), PoliciesTest.GOOD.replace("\"seen\"", "\"noticed\""));
        var verdict = load("b").judge().orElseThrow().judge(List.of(SessionJudgeTest.service("web", ServiceState.UP)));
        assertEquals("noticed", verdict.findings().get(0).message());
        assertEquals(3, files().size());
    }

    @Test
    void a_broken_file_is_replaced() throws Exception {
        load("a");
        byte[] whole = Files.readAllBytes(files().get(0));
        for (int length : new int[] {0, 10, 64, 100, whole.length - 1}) {
            Path file = files().get(0);
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            judges(load("a"));
            assertEquals(whole.length, Files.size(file), "cut to " + length);
        }
        Path file = files().get(0);
        byte[] bad = Files.readAllBytes(file);
        bad[bad.length / 2] ^= 1;
        Files.write(file, bad);
        judges(load("a"));
        assertNotEquals(bad[bad.length / 2], Files.readAllBytes(file)[bad.length / 2]);
    }

    @Test
    void whole_bytes_that_are_no_rules_are_replaced() throws Exception {
        load("a");
        Path file = files().get(0);
        byte[] body = "not rules".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Files.writeString(file, Checksum.of(body) + "not rules");
        judges(load("a"));
        assertTrue(Files.size(file) > 1000);
    }

    @Test
    void a_file_or_folder_that_others_may_read_or_write_is_not_used() throws Exception {
        load("a");
        Path file = aged();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        judges(load("a"));
        assertTrue(rewritten(file), "it was used");
        aged();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        judges(load("a"));
        assertTrue(rewritten(file), "it was used");
    }

    @Test
    void a_link_in_its_place_is_not_used() throws Exception {
        load("a");
        Path file = aged();
        Path elsewhere = Files.move(file, temp.resolve("elsewhere"));
        byte[] before = Files.readAllBytes(elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        judges(load("a"));
        assertTrue(Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS));
        assertArrayEquals(before, Files.readAllBytes(elsewhere));
    }

    @Test
    void a_cache_that_cannot_be_written_costs_only_time() throws Exception {
        Files.createDirectories(cache.getParent());
        Files.writeString(cache, "a file where the folder should be");
        judges(load("a"));
    }

    @Test
    void only_the_newest_few_are_kept() throws Exception {
        for (String build : List.of("a", "b", "c", "d", "e", "f")) {
            load(build);
        }
        assertEquals(4, files().size());
    }

    @Test
    void rules_with_a_problem_are_not_kept() throws Exception {
        Files.writeString(rules.resolve("bad.drl"), "package x\nrule \"b.c\" salience 1 when then end\n");
        assertTrue(Policies.load(rules, Optional.of(cache), "a").judge().isEmpty());
        assertTrue(!Files.exists(cache) || files().isEmpty());
    }

    @Test
    void the_shipped_rules_come_back_in_another_process_with_the_same_verdict() throws Exception {
        String fresh = inAnotherProcess();
        assertEquals(1, files().size());
        Path file = aged();
        assertEquals(fresh, inAnotherProcess());
        assertTrue(!rewritten(file), "it was compiled again");
    }

    private String inAnotherProcess() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dselfheal.home=" + Shipped.HOME.toAbsolutePath(),
                JudgeInAnotherProcess.class.getName(),
                cache.toString()));
        Path said = temp.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertTrue(process.waitFor(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS), "it did not end");
            assertEquals(0, process.exitValue());
            return Files.readString(said);
        } finally {
            process.destroyForcibly();
        }
    }
}
