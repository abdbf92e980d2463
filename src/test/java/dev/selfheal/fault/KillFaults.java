package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code kill -9} at random moments of a real cycle that heals two things. Half of the moments are times, which fall into the
 * long stages; half are a moment after something was seen to be written, which hits the short ones.
 */
final class KillFaults {
    /** As many as are wanted; more with {@code -Dselfheal.kills=2000}. */
    private static final int KILLS = Integer.getInteger("selfheal.kills", 200);

    /** A cycle with a repair mostly waits for its proof. */
    private static final int WORKERS = 6;

    /** Of the workers, those whose cycles run a repair too. */
    private static final int REPAIRING = 3;

    private static final long SETTLING_MILLIS = 20;
    /** The exit status of a process that signal 9 ended. */
    private static final int KILLED = 128 + 9;

    private static final long WITHIN_MINUTES = 60;

    private KillFaults() {}

    static List<Fault> all() {
        return List.of(new Fault("kill -9 at random moments of a cycle", KillFaults::kills));
    }

    private static Row kills(Path folder) throws Exception {
        // One compiles the rules for the cycles in this process, while the other does for the program.
        Future<Victim> lived = CompletableFuture.supplyAsync(
                () -> Victim.quick(folder.resolve("quick"), "").lived());
        Victim trained = new Victim(folder.resolve("trained"), "").fresh();
        Program program = Program.packed(folder.resolve("program"), trained);
        Random random = Seeds.random("kill -9");
        Moment.Span whole = Moment.measure(program, trained);
        Victim idle = lived.get(WITHIN_MINUTES, TimeUnit.MINUTES);
        // Without them its span would be that of the compiler, and most moments would come after the end of a cycle.
        Template.copyRules(trained, idle);
        Moment.Span quick = Moment.measure(program, idle);
        List<Moment> moments = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            moments.add(Moment.random(random, repairs(kill) ? whole : quick));
        }
        Map<String, Integer> stages = Collections.synchronizedMap(new TreeMap<>());
        List<Row> rows = Collections.synchronizedList(new ArrayList<>());
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Void>> work = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int first = worker;
                work.add(workers.submit((Callable<Void>) () -> {
                    Victim victim =
                            victim(folder.resolve("worker" + first), first).lived();
                    Template.copyRules(trained, victim);
                    Template template = Template.of(victim);
                    for (int kill = first; kill < KILLS; kill += WORKERS) {
                        Optional<Row> row = Optional.empty();
                        for (Moment moment = moments.get(kill); row.isEmpty(); moment = moment.earlier()) {
                            template.restore();
                            row = kill(program, victim, moment, stages);
                        }
                        rows.add(row.get());
                    }
                    return null;
                }));
            }
            for (Future<Void> done : work) {
                done.get(WITHIN_MINUTES, TimeUnit.MINUTES);
            }
        } finally {
            workers.shutdownNow();
        }
        System.out.println("kill -9: " + stages);
        assertEquals(KILLS, rows.size());
        assertTrue(
                stages.keySet()
                        .containsAll(Set.of("while observing", "in a fix", "after the fixes", "while recording")),
                () -> "stages that were hit: " + stages);
        rows.sort(Comparator.comparing(row -> row.told().isEmpty()));
        return Row.sum("kill -9 at random moments of a cycle", rows);
    }

    private static Victim victim(Path folder, int kill) {
        return repairs(kill) ? new Victim(folder, "") : Victim.quick(folder, "");
    }

    /** The cycles of the other workers run no repair and wait for no proof: they are over in half the time. */
    private static boolean repairs(int kill) {
        return kill % WORKERS < REPAIRING;
    }

    /** Empty where the cycle had ended before: that is no kill. */
    private static Optional<Row> kill(Program program, Victim victim, Moment moment, Map<String, Integer> stages)
            throws Exception {
        victim.sicken();
        Records before = Records.of(victim);
        int runs = victim.runs();
        Process process = program.start(victim);
        try {
            moment.await(process, victim);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "it outlives a kill");
        if (process.exitValue() != KILLED) {
            return Optional.empty();
        }
        settle(victim);

        String when = moment.toString();
        Records killed = Records.of(victim);
        assertEquals(List.of(), before.lostIn(killed), () -> when + ": lost by the kill");
        String id = news(before, killed, "cycle-started").stream()
                .map(event -> event.path("cycle").asText())
                .findFirst()
                .orElse("");
        JsonNode outcome = outcome(victim, id);
        assertNothingUnfounded(victim, news(before, killed, "attempt"), outcome, victim.runs() - runs, when);
        String stage = stage(before, killed, id, outcome);
        stages.merge(stage, 1, Integer::sum);

        boolean cut = !id.isEmpty() && news(before, killed, "cycle-finished").isEmpty();
        Cycle next = Cycle.of(victim);
        assertTrue(victim.isWell(), () -> when + ": the next cycle does not heal: " + next);
        assertTrue(next.outcome().has("finishedAt"), () -> when + ": " + next);
        String told = cut
                ? Told.find("cycle " + id + " was cut off before its end", next)
                        .orElseThrow(() -> new AssertionError(when + ": not told: " + next))
                : "";
        Records after = Records.of(victim);
        assertEquals(List.of(), killed.lostIn(after), () -> when + ": lost by the next cycle");
        assertEquals(List.of(), after.doubled(), when);
        Tidy.check(victim, when);
        if (!outcome.isMissingNode()) {
            assertTrue(
                    after.history().stream().map(Records::id).anyMatch(id::equals),
                    () -> when + ": the outcome of the killed cycle is not in the history");
        }
        int fixes = news(before, killed, "attempt").size();
        return Optional.of(new Row("kill", 1, Set.of(stage), fixes, killed.size(), Set.of("works, heals"), told));
    }

    /** What the killed cycle had started ends by itself: it is not the monitor's any more, and may run into the next cycle. */
    private static void settle(Victim victim) throws InterruptedException, IOException {
        Thread.sleep(SETTLING_MILLIS);
        String programs = victim.box.folder.resolve("bin").toString();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (ProcessHandle.allProcesses()
                .anyMatch(one -> one.info().commandLine().orElse("").contains(programs))) {
            assertTrue(System.nanoTime() < end, "a repair has no end");
            Thread.sleep(SETTLING_MILLIS);
        }
    }

    private static List<JsonNode> news(Records before, Records now, String type) {
        return now.events(type).stream().skip(before.events(type).size()).toList();
    }

    /** The outcome that the killed cycle left; missing where it left none. */
    private static JsonNode outcome(Victim victim, String id) throws IOException {
        JsonNode latest = Json.MAPPER.readTree(Files.readString(victim.state().resolve("outcome.json")));
        return latest.path("id").asText().equals(id) ? latest : MissingNode.getInstance();
    }

    /** What was done had been written down before, with what was seen and found. */
    private static void assertNothingUnfounded(
            Victim victim, List<JsonNode> attempts, JsonNode outcome, int runs, String when) {
        List<String> tried = attempts.stream()
                .map(attempt -> attempt.path("target").asText())
                .toList();
        assertTrue(
                runs <= tried.stream().filter("command:sick"::equals).count(),
                () -> when + ": run " + runs + " times, written down " + tried);
        boolean made = Files.isDirectory(victim.inbox());
        assertTrue(
                !made || tried.stream().anyMatch(target -> target.startsWith("directory:")),
                () -> when + ": made and not written down");
        for (String target : tried) {
            boolean found = Stream.concat(Stream.of(outcome), Cycle.each(outcome.path("earlier")))
                    .anyMatch(one -> Cycle.each(one.at("/verdict/findings"))
                                    .anyMatch(finding ->
                                            finding.path("subject").asText().equals(target))
                            && Cycle.each(one.path("facts"))
                                    .anyMatch(fact ->
                                            fact.path("subject").asText().equals(target)
                                                    && List.of("command", "directory")
                                                            .contains(fact.path("kind")
                                                                    .asText())));
            assertTrue(found, () -> when + ": no finding and fact of " + target + " in " + outcome);
        }
    }

    private static String stage(Records before, Records killed, String id, JsonNode outcome) {
        if (id.isEmpty()) {
            return "before it began";
        }
        int attempts = news(before, killed, "attempt").size();
        int ended = news(before, killed, "attempt-ended").size();
        if (!news(before, killed, "cycle-finished").isEmpty()) {
            return "when it was over";
        }
        if (outcome.path("complete").asBoolean()) {
            return "while recording";
        }
        if (attempts > ended) {
            return "in a fix";
        }
        return attempts > 0 ? "after the fixes" : outcome.isMissingNode() ? "while observing" : "before the fixes";
    }
}
