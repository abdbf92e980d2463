package dev.selfheal.cases;

import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.cases.CaseMaker;
import dev.selfheal.policy.cases.Layer;
import dev.selfheal.replay.Entry;
import dev.selfheal.replay.Recorded;
import dev.selfheal.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule case made of one recorded cycle.
 *
 * @param yaml the case; empty where none could be made
 * @param notes what its reader must know, or why there is none
 */
public record CaseOf(Optional<String> yaml, List<String> notes) {
    /**
     * Makes it.
     *
     * @param source what was read, for people
     * @param entries what is in the source: exactly one recording is wanted
     */
    public static CaseOf of(String source, List<Entry> entries, Optional<String> name, CaseMaker maker) {
        if (entries.size() != 1) {
            String many = entries.size() + " cycles are in it, and a case is made of one; name its line, as in "
                    + (source.equals("-") ? "sed -n 3p history.jsonl | selfheal test --from -" : source + ":3");
            return none(source + ": " + (entries.isEmpty() ? "no cycle is in it" : many));
        }
        if (!(entries.get(0) instanceof Recorded recorded)) {
            return none(entries.get(0).toString());
        }
        try {
            CaseMaker.Made made = maker.of(name, recorded.facts());
            String origin = "# Made of " + (recorded.id().isEmpty() ? "facts" : "cycle " + recorded.id()) + " of "
                    + recorded.at() + ".\n";
            List<String> notes = recorded.outcome()
                    .filter(outcome -> !decided(outcome.verdict()).equals(decided(made.verdict())))
                    .map(outcome -> List.of(recorded.place() + ": these rules do not conclude what was concluded then;"
                            + " the case expects what they conclude now"))
                    .orElse(List.of());
            return new CaseOf(Optional.of(origin + made.yaml()), notes);
        } catch (JudgementException failed) {
            return none(recorded.place() + ": the rules cannot judge it: " + failed.getMessage());
        }
    }

    private static CaseOf none(String why) {
        return new CaseOf(Optional.empty(), List.of(why));
    }

    private static String decided(Verdict verdict) {
        return Arrays.stream(Layer.values())
                .map(layer -> layer.of(verdict).stream().map(layer::brief).toList() + "")
                .collect(Collectors.joining());
    }
}
