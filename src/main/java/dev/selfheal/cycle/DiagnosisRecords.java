package dev.selfheal.cycle;

import dev.selfheal.diagnosis.Diagnosis;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.DiagnosisRecord.State;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Silence;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What came of asking, or is known without, as it is recorded. */
public final class DiagnosisRecords {
    private DiagnosisRecords() {}

    /** @param about subjects that were asked about */
    public static DiagnosisRecord of(String model, List<String> about, Diagnosis diagnosis) {
        if (diagnosis instanceof Diagnosis.Answered answered) {
            return new DiagnosisRecord(
                    State.ANSWERED,
                    answered.model(),
                    about,
                    answered.cause(),
                    answered.explanation(),
                    answered.confidence(),
                    answered.evidence(),
                    answered.missing().isEmpty() ? null : String.join("; ", answered.missing()),
                    null,
                    answered.took());
        }
        String reason = diagnosis instanceof Diagnosis.None none
                ? none.reason()
                : "somebody else's machine answered for it; its answer was dropped";
        return new DiagnosisRecord(
                State.NONE, model, about, null, null, null, List.of(), null, reason, diagnosis.took());
    }

    /** Of rules that name the cause themselves. */
    public static DiagnosisRecord known(Collection<Silence> known) {
        return DiagnosisRecord.known(
                about(known),
                known.stream()
                        .map(silence -> String.valueOf(silence.cause()))
                        .distinct()
                        .collect(Collectors.joining(", ")),
                known.stream().map(Silence::reason).distinct().collect(Collectors.joining("; ")),
                known.stream().map(Silence::rule).distinct().toList());
    }

    /** The subjects of these, sorted. */
    public static List<String> about(Collection<? extends Conclusion> all) {
        return all.stream().map(Conclusion::subject).distinct().sorted().toList();
    }
}
