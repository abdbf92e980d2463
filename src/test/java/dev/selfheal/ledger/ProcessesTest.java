package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Result;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that race for the lock, and that are killed while they write. */
@Timeout(120)
class ProcessesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    @Test
    void of_two_processes_one_holds_the_lock_and_the_other_learns_who_does() throws Exception {
        List<Process> two = List.of(start("hold", folder.toString()), start("hold", folder.toString()));
        List<String> said = new ArrayList<>();
        for (Process process : two) {
            said.add(process.inputReader().readLine());
        }
        assertEquals(List.of("busy", "held"), said.stream().sorted().toList());
        Process holder = two.get(said.indexOf("held"));
        assertEquals(new Lock.Busy(holder.pid(), NOW), Lock.acquire(folder, 1, NOW.plusSeconds(60)));
        holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Lock.Asked free = Lock.acquire(folder, 1, NOW.plusSeconds(60));
        assertTrue(free instanceof Lock.Held, "a killed process left the lock behind: " + free);
        ((Lock.Held) free).lock().close();
    }

    @Test
    void asking_twice_in_one_process_does_not_lose_the_lock() throws Exception {
        Lock.Asked first = Lock.acquire(folder, 7, NOW);
        assertTrue(first instanceof Lock.Held);
        assertEquals(new Lock.Busy(7L, NOW), Lock.acquire(folder, 8, NOW.plusSeconds(1)));
        assertEquals("busy", start("hold", folder.toString()).inputReader().readLine());
        ((Lock.Held) first).lock().close();
        Lock.Asked again = Lock.acquire(folder, 8, NOW);
        assertTrue(again instanceof Lock.Held);
        ((Lock.Held) again).lock().close();
    }

    @Test
    void a_lock_file_of_nonsense_is_no_lock_and_tells_nobody() throws Exception {
        Files.writeString(folder.resolve("lock"), "{{{");
        Process holder = start("hold", folder.toString());
        assertEquals("held", holder.inputReader().readLine());
        Files.writeString(folder.resolve("lock"), "{{{");
        assertEquals(new Lock.Busy(null, null), Lock.acquire(folder, 1, NOW));
    }

    @Test
    void killed_at_any_moment_it_leaves_nothing_half_written_and_loses_nothing_completed() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, String> completed = new HashMap<>();
        for (int kill = 0; kill < 10; kill++) {
            String place = "seed " + seed + " kill " + kill;
            // The first lives for one whole cycle: killed before, there is nothing that it could have lost.
            int things = (kill == 0 ? 3 : 0) + random.nextInt(40);
            killedAfter(things, String.valueOf(kill), completed, place);
            Ledger ledger = Ledger.open(folder, NOW);
            Map<String, Result> known = new HashMap<>();
            Attempts.all(events(), NOW)
                    .forEach(tried -> known.put(tried.id(), tried.attempt().result()));
            completed.forEach((what, kind) -> {
                if (kind.equals("begun")) {
                    assertTrue(known.containsKey(what), place + ": lost " + what);
                } else if (kind.equals("ended")) {
                    assertEquals(Result.HEALED, known.get(what), place + ": " + what);
                }
            });
            assertEquals(MemoryState.GOOD, ledger.memory(), place + ": " + ledger.problems());
            assertTrue(Notes.open(folder).problems().isEmpty(), place);
            History history = new History(folder);
            history.recover(DAY);
            assertEquals(java.util.Optional.empty(), history.recover(DAY), place);
            List<String> ids = new ArrayList<>();
            for (String line : Files.readAllLines(history.days().get(0))) {
                ids.add(Json.MAPPER.readTree(line).path("id").asText());
            }
            assertEquals(ids.size(), ids.stream().distinct().count(), place + ": a line was appended twice");
            completed.forEach((what, kind) ->
                    assertTrue(!kind.equals("line") || ids.contains(what), place + ": lost the line of " + what));
        }
        System.out.println("killed 10 times, seed " + seed + ", " + completed.size() + " completed things kept");
    }

    private List<com.fasterxml.jackson.databind.node.ObjectNode> events() {
        return new Journal(folder, "journal").read(NOW).events();
    }

    /** Lets a writer complete so many things, kills it, and notes what it said it had completed. */
    private void killedAfter(int things, String name, Map<String, String> completed, String place) throws Exception {
        Process writer = start("write", folder.toString(), name);
        try (BufferedReader said = writer.inputReader()) {
            assertEquals("held", said.readLine(), place);
            for (int i = 0; ; i++) {
                if (i == things) {
                    writer.toHandle().destroyForcibly();
                }
                String line = said.readLine();
                if (line == null) {
                    break;
                }
                String[] words = line.split(" ");
                if (words.length == 2) {
                    completed.put(
                            words[1], words[0].equals("begun") && completed.containsKey(words[1]) ? "ended" : words[0]);
                }
            }
        }
        Await.until("the writer is gone " + place, Duration.ofSeconds(20), () -> !writer.isAlive());
    }
}
