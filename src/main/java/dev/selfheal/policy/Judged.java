package dev.selfheal.policy;

import dev.selfheal.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** What came of one judgement of many: a verdict, or why there is none. Exactly one of the two is there. */
public record Judged(@Nullable Verdict verdict, @Nullable JudgementException failure) {
    static Judged of(Verdict verdict) {
        return new Judged(verdict, null);
    }

    static Judged failed(JudgementException failure) {
        return new Judged(null, failure);
    }

    /** @throws JudgementException if there is none */
    public Verdict get() throws JudgementException {
        if (verdict == null) {
            throw failure == null ? new JudgementException("there is no judgement") : failure;
        }
        return verdict;
    }
}
