package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Result;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.util.Collection;
import java.util.stream.Stream;

/** How the machine is after a cycle. */
public enum Status {
    /** Nothing was found, and nothing could not be found out. */
    HEALTHY,
    /** Something was sick in this cycle and is proven well; nothing else is wrong. */
    HEALED,
    /** Findings remain that are not critical, or something could not be checked. */
    DEGRADED,
    /** A critical finding remains, or a critical subject has been unknown for two cycles. */
    CRITICAL;

    /**
     * The status at the end of a cycle. That something unknown has become critical is for rules to say, as a finding.
     *
     * @param last the last judgement's verdict
     * @param facts what that judgement knew
     * @param problems the monitor's own troubles: what it could not do, it does not know to be well
     */
    public static Status after(
            Verdict last, Collection<? extends Fact> facts, Collection<FixRecord> fixes, Collection<String> problems) {
        if (severities(last).anyMatch(Severity.CRITICAL::equals)) {
            return CRITICAL;
        }
        boolean unchecked = facts.stream().anyMatch(ProbeFailure.class::isInstance);
        if (severities(last).anyMatch(Severity.WARNING::equals) || unchecked || !problems.isEmpty()) {
            return DEGRADED;
        }
        return fixes.stream().anyMatch(fix -> fix.result() == Result.HEALED) ? HEALED : HEALTHY;
    }

    private static Stream<Severity> severities(Verdict verdict) {
        return Stream.concat(
                verdict.findings().stream().map(Finding::severity),
                verdict.causes().stream().map(Cause::severity));
    }
}
