package dev.selfheal.verdict;

import java.util.List;
import java.util.stream.Stream;

/** All that was concluded of one set of facts, each layer sorted, so that equal verdicts print alike. */
public record Verdict(
        List<Finding> findings,
        List<Cause> causes,
        List<Fix> fixes,
        List<Veto> vetoes,
        List<DiagnosisRequest> diagnoses,
        List<Alert> alerts) {
    public static final Verdict EMPTY = new Verdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Every conclusion, layer by layer. */
    public Stream<Conclusion> all() {
        return Stream.<List<? extends Conclusion>>of(findings, causes, fixes, vetoes, diagnoses, alerts)
                .flatMap(List::stream);
    }

    /** The vetoes that stand against this fix. */
    public List<Veto> vetoes(Fix fix) {
        return vetoes.stream().filter(veto -> veto.holds(fix)).toList();
    }
}
