package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A loaded policy: a pure function from facts to a verdict. The order of the facts does not matter. */
public interface Judge {
    /** @throws JudgementException if a rule fails, or does not come to an end; there is no half verdict */
    Verdict judge(Collection<? extends Fact> facts) throws JudgementException;

    /** Judges each of these for itself. It is faster than one by one, and what cannot be judged spoils none of the others. */
    default List<Judged> all(List<? extends Collection<? extends Fact>> many) {
        List<Judged> all = new ArrayList<>(many.size());
        for (Collection<? extends Fact> facts : many) {
            try {
                all.add(Judged.of(judge(facts)));
            } catch (JudgementException failed) {
                all.add(Judged.failed(failed));
            }
        }
        return all;
    }

    /** Digest of the rule sources that this policy was made of. */
    String digest();

    /** What this rule says of itself; empty where it says nothing, or there is no such rule. */
    default String doc(String rule) {
        return "";
    }

    /** Names of its rules. */
    Set<String> rules();
}
