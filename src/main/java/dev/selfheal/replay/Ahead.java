package dev.selfheal.replay;

import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.Judged;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Verdict;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A judge that was told beforehand what it will be asked: many at once are judged faster than one by one. */
final class Ahead implements Judge {
    private final Judge judge;
    private final IdentityHashMap<Object, Judged> known = new IdentityHashMap<>();

    Ahead(Judge judge) {
        this.judge = judge;
    }

    /** Judges these now; each is asked for at most once. */
    void look(List<Recorded> soon) {
        known.clear();
        List<List<Fact>> facts = soon.stream()
                .flatMap(recorded -> recorded.judgements().stream())
                .map(Judgement::facts)
                .toList();
        List<Judged> judged = judge.all(facts);
        for (int at = 0; at < facts.size(); at++) {
            known.put(facts.get(at), judged.get(at));
        }
    }

    @Override
    public Verdict judge(Collection<? extends Fact> facts) throws JudgementException {
        Object asked = facts;
        Judged judged = known.remove(asked);
        return judged == null ? judge.judge(facts) : judged.get();
    }

    @Override
    public String digest() {
        return judge.digest();
    }

    @Override
    public Set<String> rules() {
        return judge.rules();
    }
}
