package dev.selfheal.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.Shipped;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.replay.Recorded;
import dev.selfheal.replay.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole explanations as they were agreed upon, and what holds for all of them. */
@Tag("sweep")
class ExplanationTest {
    private static final Path FOLDER = Shipped.HOME.resolve("test-fixtures/explain");
    private static final Path NIGHT = Shipped.HOME.resolve("test-fixtures/recordings/good/outcome-1.json");

    /**
     * What is asked.
     *
     * @param of a shipped rule case, or nothing for the recorded night
     * @param about subject or rule; everything where it is empty
     */
    private record Asking(String of, String about, Optional<Integer> round) {
        Asking(String of, String about) {
            this(of, about, Optional.empty());
        }
    }

    private static final Map<String, Asking> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("night", new Asking("", "")),
            Map.entry("night-first-round", new Asking("", "", Optional.of(1))),
            Map.entry("well-again", new Asking("what was told and is well is told", "service:web")),
            Map.entry("not-checked", new Asking("", "service:base")),
            Map.entry("waits-for-another", new Asking("what needs something that is down waits for it", "service:web")),
            Map.entry("waits-in-short", new Asking("what needs something that is down waits for it", "")),
            Map.entry(
                    "total-just-missed", new Asking("fourteen attempts within 24 hours leave one", "hold.budget-day")),
            Map.entry("total-reached", new Asking("five attempts within an hour are enough", "service:web")),
            Map.entry("absence-broken", new Asking("with a known time it may be fixed", "hold.no-cycle")),
            Map.entry("no-alert", new Asking("what needs something that is down waits for it", "alert.opened")),
            Map.entry(
                    "exists-failed",
                    new Asking("what was tried in another cycle may be tried again", "hold.tried-this-cycle")),
            Map.entry("grace-over", new Asking("once its time to start is over it may be restarted", "hold.grace")),
            Map.entry("branch-of-or", new Asking("a unit just started is left alone", "unit:web.service")),
            Map.entry(
                    "shared-cause",
                    new Asking("the sick service of a job without its variable waits for the variable", "")),
            Map.entry("no-such-fact", new Asking("with a known time it may be fixed", "disk.low"))));

    static Set<String> names() {
        return ALL.keySet();
    }

    private static Decided decided(Asking asking) throws JudgementException {
        Recorded recorded;
        if (asking.of().isEmpty()) {
            recorded = (Recorded) new Recordings(InputStream.nullInputStream(), OwnKinds.NONE)
                    .all(NIGHT.toString())
                    .get(0);
        } else {
            List<Fact> facts = Shipped.cases().stream()
                    .filter(one -> one.name().equals(asking.of()))
                    .findFirst()
                    .orElseThrow()
                    .facts();
            recorded = new Recorded("case", 0, Optional.empty(), Instant.parse("2026-11-24T12:00:00Z"), facts);
        }
        Moment moment = Moment.of(recorded, asking.round());
        return new Decided(moment, Shipped.judge().judge(moment.facts()), Held.RULES, OwnKinds.NONE);
    }

    /** Read, and made, once. */
    private static final class Held {
        static final Map<String, List<Branch>> TREES = new HashMap<>();
        static final List<Rule> RULES = RuleFiles.read(Shipped.RULES).sources().stream()
                .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
                .toList();
    }

    private static List<Branch> tree(String name) throws JudgementException {
        List<Branch> known = Held.TREES.get(name);
        if (known == null) {
            known = grown(name);
            Held.TREES.put(name, known);
        }
        return known;
    }

    private static List<Branch> grown(String name) throws JudgementException {
        Asking asking = ALL.get(name);
        Decided decided = decided(asking);
        if (asking.about().isEmpty()) {
            return new OfAll(decided, ZoneOffset.UTC).tree();
        }
        return decided.subjects().contains(asking.about())
                ? new OfSubject(decided, ZoneOffset.UTC, asking.about()).tree()
                : new OfRule(decided, ZoneOffset.UTC)
                        .tree(decided.rule(asking.about()).orElseThrow(), Optional.empty());
    }

    /** Run with {@code -Dselfheal.report.write=true} to write the files anew; then read them. */
    @ParameterizedTest
    @MethodSource("names")
    void an_explanation_reads_as_agreed(String name) throws JudgementException, IOException {
        // Where a rule stands in its file is another test's to say.
        String text = new TreeText(90, false, false).print(tree(name)).replaceAll("(?<=\\.drl):[0-9]+", "");
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("selfheal.report.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }

    @Test
    void every_agreed_explanation_is_asked_for() throws IOException {
        Set<String> files = new TreeSet<>();
        try (var paths = Files.list(FOLDER)) {
            paths.forEach(path -> files.add(path.getFileName().toString().replace(".txt", "")));
        }
        assertEquals(ALL.keySet(), files);
    }

    @Test
    void an_explanation_fits_its_width_and_keeps_to_ascii_where_it_must() throws JudgementException {
        for (String name : names()) {
            List<Branch> tree = tree(name);
            for (int width : new int[] {60, 90, 200}) {
                String text = new TreeText(width, false, true).print(tree);
                assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), name);
                text.lines().forEach(line -> assertTrue(line.length() <= width, name + " at " + width + ": " + line));
            }
        }
    }

    @Test
    void colours_come_only_where_they_are_wanted() throws JudgementException {
        List<Branch> tree = tree("waits-for-another");
        assertFalse(new TreeText(90, false, false).print(tree).contains("\u001b"));
        assertTrue(new TreeText(90, true, false).print(tree).contains("\u001b[1;33m"));
        assertEquals(
                new TreeText(90, false, false).print(tree),
                new TreeText(90, true, false).print(tree).replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void what_was_decided_otherwise_then_is_told() throws JudgementException {
        Decided now = decided(ALL.get("night"));
        Moment other = new Moment(
                now.moment().round(),
                true,
                now.moment().facts(),
                Optional.of(dev.selfheal.verdict.Verdict.EMPTY),
                List.of(),
                "x",
                now.moment().at());
        String text = new TreeText(200, false, false)
                .print(new OfAll(new Decided(other, now.verdict(), now.rules(), now.own()), ZoneOffset.UTC).tree());
        assertTrue(text.contains("it was decided otherwise then"), text);
        assertTrue(text.contains("only now: disk:~ WARNING"), text);
    }

    @Test
    void a_disagreement_with_the_engine_is_the_first_thing_told() throws JudgementException {
        Decided now = decided(ALL.get("night"));
        Moment empty = new Moment(
                1,
                true,
                List.of(),
                Optional.empty(),
                List.of(),
                "x",
                now.moment().at());
        String text = new TreeText(200, false, false)
                .print(new OfAll(new Decided(empty, now.verdict(), now.rules(), now.own()), ZoneOffset.UTC).tree());
        assertTrue(text.lines().skip(1).findFirst().orElse("").contains("DO NOT TRUST THIS: "), text);
    }

    @Test
    void a_rule_whose_conditions_are_met_without_a_conclusion_is_not_told_as_if_all_were_well()
            throws JudgementException {
        Decided real = decided(ALL.get("waits-for-another"));
        Decided now = new Decided(real.moment(), dev.selfheal.verdict.Verdict.EMPTY, real.rules(), real.own());
        String text = new TreeText(200, false, false)
                .print(new OfRule(now, ZoneOffset.UTC)
                        .tree(now.rule("service.down-optional").orElseThrow(), Optional.empty()));
        assertTrue(text.contains("DO NOT TRUST THIS: its conditions are met, yet the engine concluded nothing"), text);
    }
}
