package dev.selfheal.cycle;

import dev.selfheal.diagnosis.Clue;
import dev.selfheal.diagnosis.Situation;
import dev.selfheal.diagnosis.Tried;
import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a cycle knows, in the words of who is asked about it. */
public final class Situations {
    /** Of each log, the last lines. */
    private static final int LINES = 6;

    private Situations() {}

    /** @param before the facts of the last good cycle */
    public static Situation of(Judgement last, List<FixRecord> fixes, Optional<List<Fact>> before) {
        return new Situation(
                last.facts(),
                last.verdict(),
                fixes.stream().map(Situations::tried).toList(),
                before);
    }

    private static Tried tried(FixRecord fix) {
        String result = fix.result() == null
                ? fix.decision() == Decision.WITHHELD || fix.decision() == Decision.REFUSED
                        ? "held back: " + fix.reason()
                        : word(fix.decision())
                : word(fix.result()) + ": " + fix.reason();
        return new Tried(fix.subjects(), fix.target(), fix.action() + " of " + fix.target() + ", " + result, log(fix));
    }

    private static List<Clue> log(FixRecord fix) {
        List<Clue> lines = new ArrayList<>();
        for (EvidenceRecord evidence : fix.evidence() == null ? List.<EvidenceRecord>of() : fix.evidence()) {
            if (evidence.kind() == EvidenceRecord.Kind.LOG) {
                int size = evidence.lines().size();
                evidence.lines()
                        .subList(Math.max(0, size - LINES), size)
                        .forEach(line -> lines.add(new Clue(evidence.source(), line)));
            }
        }
        return lines;
    }

    private static String word(Enum<?> constant) {
        return Spoken.words(constant.name());
    }
}
