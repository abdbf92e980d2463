package dev.selfheal.verdict;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was concluded of one set of facts, each layer sorted, so that equal verdicts print alike.
 *
 * @param silences what stands against asking the model; null only in recordings of before there were any
 */
public record Verdict(
        List<Finding> findings,
        List<Cause> causes,
        List<Fix> fixes,
        List<Veto> vetoes,
        List<DiagnosisRequest> diagnoses,
        List<Alert> alerts,
        @Nullable List<Silence> silences) {
    public static final Verdict EMPTY = new Verdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Verdict {
        silences = silences == null ? List.of() : silences;
    }

    /** One without anything that stands against asking. */
    public Verdict(
            List<Finding> findings,
            List<Cause> causes,
            List<Fix> fixes,
            List<Veto> vetoes,
            List<DiagnosisRequest> diagnoses,
            List<Alert> alerts) {
        this(findings, causes, fixes, vetoes, diagnoses, alerts, List.of());
    }

    @Override
    public List<Silence> silences() {
        return silences == null ? List.of() : silences;
    }

    /** Every conclusion, layer by layer. */
    public Stream<Conclusion> all() {
        return Stream.<List<? extends Conclusion>>of(findings, causes, fixes, vetoes, diagnoses, alerts, silences())
                .flatMap(List::stream);
    }

    /** What stands against asking about this. */
    public List<Silence> silences(DiagnosisRequest request) {
        return silences().stream().filter(silence -> silence.holds(request)).toList();
    }

    /** The vetoes that stand against this fix. */
    public List<Veto> vetoes(Fix fix) {
        return vetoes.stream().filter(veto -> veto.holds(fix)).toList();
    }
}
