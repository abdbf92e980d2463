package dev.selfheal.cycle;

import dev.selfheal.diagnosis.Diagnosis;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.diagnosis.Questions;
import dev.selfheal.diagnosis.Situation;
import dev.selfheal.inventory.Settings;
import dev.selfheal.ledger.Asking;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.DiagnosisRecord.State;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Words;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what the rules want explained, and against which none of them stands, before the local model. Its answer is text for the operator and nothing else. */
final class Diagnosing {
    private final Judgement judgement;
    private final Verdict verdict;
    private final List<DiagnosisRequest> open;
    private final List<FixRecord> fixes;
    private final Settings settings;
    private final Memory memory;
    private final Past past;
    private final Supplier<Diagnostician> diagnostician;

    /** @param diagnostician made only where there is something to ask */
    Diagnosing(
            Judgement judgement,
            List<FixRecord> fixes,
            Settings settings,
            Memory memory,
            Past past,
            Supplier<Diagnostician> diagnostician) {
        this.judgement = judgement;
        this.verdict = judgement.verdict();
        this.open = Questions.open(verdict);
        this.fixes = fixes;
        this.settings = settings;
        this.memory = memory;
        this.past = past;
        this.diagnostician = diagnostician;
    }

    /** What the model would be asked about. */
    List<DiagnosisRequest> open() {
        return open;
    }

    /** What stands in the record until the model was asked. */
    DiagnosisRecord before(Mode mode) {
        if (verdict.diagnoses().isEmpty()) {
            return DiagnosisRecord.NOT_NEEDED;
        }
        if (open.isEmpty()) {
            return silent();
        }
        if (mode != Mode.HEAL) {
            return DiagnosisRecord.none(null, DiagnosisRecords.about(open), "not asked in a cycle that only looks");
        }
        return settings.diagnosisModel().isPresent()
                ? DiagnosisRecord.pending(DiagnosisRecords.about(open))
                : DiagnosisRecord.none(
                        null, DiagnosisRecords.about(open), "the inventory names no model for diagnoses");
    }

    /** What rules say in place of the model: the cause itself, what it said before, or why it is not asked. */
    private DiagnosisRecord silent() {
        List<Silence> known = verdict.silences().stream()
                .filter(silence -> silence.cause() != null)
                .toList();
        if (!known.isEmpty()) {
            return DiagnosisRecords.known(known);
        }
        List<String> about = DiagnosisRecords.about(verdict.diagnoses());
        String why = said(verdict.silences().stream());
        return memory.diagnosis()
                .filter(answer -> answer.about().containsAll(about))
                .map(answer -> answer.again(about, why))
                .orElseGet(() -> DiagnosisRecord.none(null, about, why));
    }

    private static String said(Stream<Silence> silences) {
        return silences.map(Silence::reason).distinct().collect(Collectors.joining("; "));
    }

    DiagnosisRecord ask(Deadline deadline) {
        String model = settings.diagnosisModel().orElseThrow();
        try {
            Situation situation = Situations.of(judgement, fixes, past.good(verdict.diagnoses(), memory.now()));
            List<Asking> asking = open.stream()
                    .map(request -> new Asking(request.about(), request.subject(), shape(request)))
                    .toList();
            String subject = ModelName.of(model).map(ModelName::subject).orElse("model:" + model);
            Diagnosis diagnosis = diagnostician
                    .get()
                    .diagnose(
                            settings.diagnosisUrl(),
                            model,
                            Questions.of(situation, open),
                            deadline,
                            memory.inquiries(subject, asking));
            if (diagnosis instanceof Diagnosis.Elsewhere elsewhere) {
                memory.problem("somebody else's machine answered for " + elsewhere.model()
                        + ", so what was sent has left"
                        + " this one; it is not asked again until you say: selfheal resume model:" + elsewhere.model());
            }
            DiagnosisRecord record = DiagnosisRecords.of(model, DiagnosisRecords.about(open), diagnosis);
            if (record.state() == State.ANSWERED) {
                memory.diagnosed(record);
            }
            return record;
        } catch (RuntimeException broken) {
            return DiagnosisRecord.none(model, DiagnosisRecords.about(open), "asking failed: " + broken);
        }
    }

    /** As the rules compare it: of several messages of one rule and subject, the first. */
    private String shape(DiagnosisRequest request) {
        return Stream.concat(
                        verdict.findings().stream()
                                .filter(one -> one.rule().equals(request.about())
                                        && one.subject().equals(request.subject()))
                                .map(one -> one.message()),
                        verdict.causes().stream()
                                .filter(one -> one.rule().equals(request.about())
                                        && one.subject().equals(request.subject()))
                                .map(one -> one.message()))
                .sorted()
                .findFirst()
                .map(Words::shape)
                .orElse("");
    }
}
