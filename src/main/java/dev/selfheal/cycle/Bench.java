package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policy;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges what is known, and keeps going when the rules cannot. Where they do not load, or fail, the last good ones judge all of
 * it anew: theirs is a whole verdict of rules that worked here, and a healer that stopped for a slip of the pen at three in the
 * morning would be the greater harm. Without any, nothing is concluded but that, so that nothing is fixed on half a verdict.
 *
 * <p>Rules that failed once are not asked again in this cycle: they may have used up their time, and left a thread behind.
 */
final class Bench {
    private final Policy policy;
    private final Consumer<String> problems;
    private final Set<Judgement> unjudged = Collections.newSetFromMap(new IdentityHashMap<>());
    private Optional<Judge> judge;
    private String trouble;
    private boolean own = true;
    private boolean failed;
    private boolean judged;

    Bench(Policy policy, Consumer<String> problems) {
        this.policy = policy;
        this.problems = problems;
        this.judge = policy.current().judge();
        this.trouble = policy.current().summary();
        if (judge.isEmpty()) {
            next();
        }
    }

    Judgement judge(int round, List<Fact> facts) {
        while (judge.isPresent()) {
            List<Fact> known = known(facts);
            try {
                Verdict verdict = judge.get().judge(known);
                judged = true;
                return new Judgement(round, known, notice().in(verdict, known));
            } catch (JudgementException broken) {
                String what = (own ? "" : "the last good rules: ") + broken.getMessage();
                trouble += (trouble.isEmpty() ? "" : "; ") + what;
                failed |= own;
                next();
            }
        }
        List<Fact> known = known(facts);
        Judgement none = new Judgement(round, known, notice().in(Verdict.EMPTY, known));
        unjudged.add(none);
        return none;
    }

    /** Whether rules made this judgement: from one that none made, nothing follows, neither sick nor well. */
    boolean judged(Judgement judgement) {
        return !unjudged.contains(judgement);
    }

    /** Names of the rules that judge now. */
    Set<String> rules() {
        return judge.map(Judge::rules).orElse(Set.of());
    }

    /** What a rule that judges now says of itself. */
    String doc(String rule) {
        return judge.map(known -> known.doc(rule)).orElse("");
    }

    /** Digest of the rules that judged last; empty where none could. */
    String digest() {
        return judge.map(Judge::digest).orElse("");
    }

    /** The cycle is over: rules that judged all of it are the last good ones from now on. */
    void finish() {
        if (judged && own) {
            policy.worked();
        } else if (judged && failed) {
            policy.failed();
        }
        policy.troubles().forEach(problems);
    }

    private void next() {
        own = false;
        judge = policy.lastGood();
    }

    /** The rules in force are to know that they are not those of the place. */
    private List<Fact> known(List<Fact> facts) {
        List<Fact> known = new ArrayList<>(facts.size() + 1);
        Set<String> rules = rules();
        facts.forEach(fact -> known.add(fact instanceof Incident incident ? marked(incident, rules) : fact));
        notice().fact().ifPresent(known::add);
        return known;
    }

    /** Only what the owner's rules lack was taken out by their owner: those that stand in for them may be older. */
    private Incident marked(Incident incident, Set<String> rules) {
        boolean retired =
                own && !rules.contains(incident.rule()) && !incident.rule().equals(Notice.RULES);
        return incident.withRetired(retired);
    }

    private Notice notice() {
        String then = judge.isPresent()
                ? "; the last good rules judge instead"
                : "; nothing is fixed until this is put right";
        return new Notice(trouble.isEmpty() ? "" : trouble + then);
    }
}
