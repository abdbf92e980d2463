package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.selfheal.cli.Box;
import dev.selfheal.recording.Schemas;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One cycle of a victim: what it printed, and what was really done meanwhile.
 *
 * @param outcome as printed; missing where none was
 * @param runs of the repair
 * @param made whether the directory was made
 */
record Cycle(Box.Done done, JsonNode outcome, int runs, boolean made) {
    /** Runs one in this process. */
    static Cycle of(Victim victim, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(List.of(more));
        return of(victim, () -> victim.box.command("run", arguments.toArray(String[]::new)));
    }

    /** Whatever runs one. */
    static Cycle of(Victim victim, java.util.function.Supplier<Box.Done> command) {
        int before = victim.runs();
        boolean there = Files.isDirectory(victim.inbox());
        Box.Done done = command.get();
        JsonNode outcome = done.out().startsWith("{") ? Box.json(done.out()) : MissingNode.getInstance();
        Cycle cycle = new Cycle(done, outcome, victim.runs() - before, !there && Files.isDirectory(victim.inbox()));
        cycle.assertJustified();
        return cycle;
    }

    /** Fixes that were carried out, by the outcome's account. */
    List<JsonNode> applied() {
        return each(outcome.at("/fixes"))
                .filter(fix -> fix.path("decision").asText().equals("APPLIED"))
                .toList();
    }

    String status() {
        return outcome.isMissingNode()
                ? "exit " + done.status()
                : outcome.path("status").asText();
    }

    /** What was done is what the outcome tells, and each of it was asked for because of something that was seen. */
    private void assertJustified() {
        if (!outcome.isMissingNode()) {
            assertEquals(List.of(), Schemas.problems("outcome", outcome), outcome::toPrettyString);
        }
        List<String> targets =
                applied().stream().map(fix -> fix.path("target").asText()).toList();
        assertEquals(
                targets.stream().filter("command:sick"::equals).count(), runs, () -> "runs of the repair; " + this);
        assertEquals(applied().stream().anyMatch(Cycle::madeDirectory), made, () -> "the directory was made; " + this);
        for (JsonNode fix : applied()) {
            for (JsonNode subject : fix.path("subjects")) {
                assertTrue(isFound(fix, subject.asText()), () -> "no finding for " + fix + " in " + outcome);
                assertTrue(isSeen(subject.asText()), () -> "nothing seen for " + fix + " in " + outcome);
            }
        }
    }

    private static boolean madeDirectory(JsonNode fix) {
        return fix.path("action").asText().equals("directory.create")
                && fix.path("result").asText().equals("HEALED");
    }

    /** A finding or a cause of some round that this fix is for. */
    private boolean isFound(JsonNode fix, String subject) {
        List<String> causes = each(fix.path("causes")).map(JsonNode::asText).toList();
        return judgements()
                .flatMap(one -> Stream.concat(each(one.at("/verdict/findings")), each(one.at("/verdict/causes"))))
                .anyMatch(finding -> finding.path("subject").asText().equals(subject)
                        && causes.contains(finding.path("rule").asText()));
    }

    /** A fact that an observation made, and not one of what is remembered or could not be found out. */
    private boolean isSeen(String subject) {
        List<String> remembered = List.of(
                "attempt", "incident", "probe-failure", "streak", "tally", "memory", "pause", "cycle", "dependency");
        return judgements()
                .flatMap(one -> each(one.path("facts")))
                .anyMatch(fact -> fact.path("subject").asText().equals(subject)
                        && !remembered.contains(fact.path("kind").asText()));
    }

    private Stream<JsonNode> judgements() {
        return Stream.concat(Stream.of(outcome), each(outcome.path("earlier")));
    }

    @Override
    public String toString() {
        return outcome.isMissingNode() ? done.toString() : outcome + " " + done.err();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
