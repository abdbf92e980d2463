package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.util.Collection;
import java.util.Set;

/** A loaded policy: a pure function from facts to a verdict. The order of the facts does not matter. */
public interface Judge {
    /** @throws JudgementException if a rule fails, or does not come to an end; there is no half verdict */
    Verdict judge(Collection<? extends Fact> facts) throws JudgementException;

    /** Digest of the rule sources that this policy was made of. */
    String digest();

    /** Names of its rules. */
    Set<String> rules();
}
