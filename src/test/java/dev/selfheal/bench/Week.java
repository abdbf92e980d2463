package dev.selfheal.bench;

import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.Status;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policies;
import dev.selfheal.verdict.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history of one week: a cycle every five minutes, each of 30 facts of mixed kinds of which some are sick. */
final class Week {
    static final int CYCLES = 2_016;
    static final int FACTS = 30;
    private static final long SEED = 20261124;
    private static final Instant BEGIN = Instant.parse("2026-11-17T12:00:00Z");
    /** Every so many of a crowd's facts are taken, so that each kind keeps its share. */
    private static final int STEP = 4;

    private Week() {}

    /** Writes it as outcomes of the shipped rules, one on each line. */
    static void write(Path rules, Path file, int cycles) throws IOException, JudgementException {
        Policies.Loaded loaded = Policies.load(rules, Optional.empty(), "bench");
        Judge judge = loaded.judge().orElseThrow(() -> new IllegalStateException(loaded.problems() + ""));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < cycles; i++) {
                out.write(OutcomeJson.line(outcome(i, judge)));
            }
        }
    }

    private static Outcome outcome(int i, Judge judge) throws JudgementException {
        List<Fact> crowd = new Crowd(2 + STEP * (FACTS - 2), SEED + i).facts();
        List<Fact> facts = new ArrayList<>(crowd.subList(0, 2));
        for (int next = 2; next < crowd.size(); next += STEP) {
            facts.add(crowd.get(next));
        }
        Verdict verdict = judge.judge(facts);
        Instant begin = BEGIN.plus(Duration.ofMinutes(5).multipliedBy(i));
        return new Outcome(
                "c" + i,
                "bench",
                "0",
                begin,
                begin.plusSeconds(1),
                Outcome.Mode.HEAL,
                Status.after(verdict, facts, List.of(), List.of()),
                facts,
                verdict,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of("rules", judge.digest()),
                List.of(),
                List.of());
    }
}
