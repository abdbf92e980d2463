package dev.selfheal.replay;

import dev.selfheal.outcome.Judgement;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording that was judged again, every judgement of its cycle by the facts that it had: the fixes of a cycle that healed
 * were asked for in its earlier rounds.
 *
 * @param rules digest of the rules that judged now
 * @param rounds all judgements with what is concluded now, in order
 * @param differences from what was concluded then; none where only facts were recorded
 */
public record Replayed(Recorded recorded, String rules, List<Judgement> rounds, List<Difference> differences) {
    /** @throws JudgementException if these rules cannot judge these facts */
    public static Replayed by(Judge judge, Recorded recorded) throws JudgementException {
        List<Judgement> rounds = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        List<Judgement> all = recorded.judgements();
        for (Judgement then : all) {
            Verdict now = judge.judge(then.facts());
            rounds.add(new Judgement(then.round(), then.facts(), now));
            if (recorded.outcome().isPresent()) {
                boolean last = rounds.size() == all.size();
                Difference.between(then, now).stream()
                        .filter(difference -> last || !isForwarded(difference.any()))
                        .forEach(differences::add);
            }
        }
        return new Replayed(recorded, judge.digest(), rounds, differences);
    }

    /** Nothing comes of what an earlier round would ask the model or tell: only the last one's is. */
    private static boolean isForwarded(Conclusion one) {
        return one instanceof Alert || one instanceof DiagnosisRequest || one instanceof Silence;
    }

    /** The judgement that status and alerts come from. */
    public Judgement last() {
        return rounds.get(rounds.size() - 1);
    }

    /** Whether other rules judged then; empty where that was not recorded. */
    public Optional<Boolean> otherRules() {
        return rulesThen().map(digest -> !digest.equals(rules));
    }

    /** Digest of the rules that judged then. */
    Optional<String> rulesThen() {
        return recorded.outcome()
                .flatMap(outcome -> Optional.ofNullable(outcome.digests().get("rules")))
                .filter(digest -> !digest.isEmpty());
    }
}
