package dev.selfheal.cycle;

import dev.selfheal.diagnosis.Diagnosis;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.diagnosis.Question;
import dev.selfheal.diagnosis.Symptom;
import dev.selfheal.inventory.Settings;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.DiagnosisRecord.State;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.sys.Deadline;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what the rules want explained before the local model. Its answer is text for the operator and nothing else. */
final class Diagnosing {
    /** What it may take; a cold model of 5 GB on a slow disk needs most of it. */
    static final Duration MOST = Duration.ofSeconds(90);

    private final Judgement judgement;
    private final Verdict verdict;
    private final List<FixRecord> fixes;
    private final Settings settings;
    private final Supplier<Diagnostician> diagnostician;

    /** @param diagnostician made only where there is something to ask */
    Diagnosing(Judgement judgement, List<FixRecord> fixes, Settings settings, Supplier<Diagnostician> diagnostician) {
        this.judgement = judgement;
        this.verdict = judgement.verdict();
        this.fixes = fixes;
        this.settings = settings;
        this.diagnostician = diagnostician;
    }

    /** What stands in the record until the model was asked. */
    DiagnosisRecord before(Mode mode) {
        if (verdict.diagnoses().isEmpty()) {
            return DiagnosisRecord.NOT_NEEDED;
        }
        if (mode != Mode.HEAL) {
            return DiagnosisRecord.none(null, about(), "not asked in a cycle that only looks");
        }
        return settings.diagnosisModel().isPresent()
                ? DiagnosisRecord.pending(about())
                : DiagnosisRecord.none(null, about(), "the inventory names no model for diagnoses");
    }

    DiagnosisRecord ask(Deadline deadline) {
        String model = settings.diagnosisModel().orElseThrow();
        try {
            List<Symptom> symptoms = verdict.diagnoses().stream()
                    .map(this::symptom)
                    .filter(Objects::nonNull)
                    .toList();
            Diagnosis diagnosis = diagnostician
                    .get()
                    .diagnose(
                            settings.diagnosisUrl(),
                            model,
                            new Question(symptoms, HostWords.of(judgement.facts())),
                            deadline.atMost(MOST));
            return record(model, diagnosis);
        } catch (RuntimeException broken) {
            return DiagnosisRecord.none(model, about(), "asking failed: " + broken);
        }
    }

    private DiagnosisRecord record(String model, Diagnosis diagnosis) {
        if (diagnosis instanceof Diagnosis.Answered answered) {
            return new DiagnosisRecord(
                    State.ANSWERED,
                    answered.model(),
                    about(),
                    answered.cause(),
                    answered.explanation(),
                    answered.confidence(),
                    answered.evidence().stream().map(Symptom::name).toList(),
                    answered.missing().isEmpty() ? null : String.join("; ", answered.missing()),
                    null,
                    answered.took());
        }
        return new DiagnosisRecord(
                State.NONE,
                model,
                about(),
                null,
                null,
                null,
                List.of(),
                null,
                ((Diagnosis.None) diagnosis).reason(),
                diagnosis.took());
    }

    private List<String> about() {
        return verdict.diagnoses().stream()
                .map(Conclusion::subject)
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable Symptom symptom(DiagnosisRequest request) {
        return Stream.concat(
                        verdict.findings().stream()
                                .map(it -> symptom(it.rule(), it.subject(), it.severity(), it.message())),
                        verdict.causes().stream()
                                .map(it -> symptom(it.rule(), it.subject(), it.severity(), it.message())))
                .filter(it -> it.rule().equals(request.about()) && it.subject().equals(request.subject()))
                .findFirst()
                .orElse(null);
    }

    private Symptom symptom(String rule, String subject, Severity severity, String message) {
        String tried = fixes.stream()
                .filter(fix -> fix.subjects().contains(subject))
                .map(fix -> fix.action() + " of " + fix.target() + ": "
                        + (fix.result() == null ? fix.decision() : fix.result()))
                .findFirst()
                .orElse("");
        return new Symptom(subject, rule, severity, message, tried);
    }
}
