package dev.selfheal.diagnosis;

import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the question of what is known. */
public final class Questions {
    private Questions() {}

    /** Requests against which nothing stands. */
    public static List<DiagnosisRequest> open(Verdict verdict) {
        return verdict.diagnoses().stream()
                .filter(request -> verdict.silences(request).isEmpty())
                .toList();
    }

    /** @param asked which of the situation's requests; those that were asked about before are only told beside them */
    public static Question of(Situation situation, List<DiagnosisRequest> asked) {
        Stream<DiagnosisRequest> all = Stream.concat(
                asked.stream(), situation.verdict().diagnoses().stream().filter(request -> !asked.contains(request)));
        List<Symptom> symptoms =
                all.flatMap(request -> symptom(request, situation).stream()).toList();
        return new Question(
                symptoms, Clues.of(situation, situation.verdict().diagnoses()), HostWords.of(situation.facts()));
    }

    /** What a request is about: a finding or a cause; empty where there is none of that name. */
    static Optional<Symptom> symptom(DiagnosisRequest request, Situation situation) {
        Verdict verdict = situation.verdict();
        return Stream.concat(
                        verdict.findings().stream()
                                .filter(it -> isAbout(it, request))
                                .map(it -> symptom(it, it.severity(), it.message(), situation)),
                        verdict.causes().stream()
                                .filter(it -> isAbout(it, request))
                                .map(it -> symptom(
                                        it,
                                        it.severity(),
                                        it.message() + "; explains " + String.join(", ", it.explains()),
                                        situation)))
                .findFirst();
    }

    private static boolean isAbout(Conclusion conclusion, DiagnosisRequest request) {
        return conclusion.rule().equals(request.about()) && conclusion.subject().equals(request.subject());
    }

    private static Symptom symptom(Conclusion it, Severity severity, String message, Situation situation) {
        String tried = situation.tried().stream()
                .filter(one -> one.subjects().contains(it.subject()))
                .map(Tried::what)
                .collect(Collectors.joining("; "));
        return new Symptom(it.subject(), it.rule(), severity, message, tried);
    }
}
