package dev.selfheal.replay;

import dev.selfheal.outcome.Judgement;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was decided about one thing in one cycle.
 *
 * @param rule that decided it
 * @param state how: a severity, {@link #ACTS} or {@link #HELD} of a fix, {@link #ASKED} or {@link #HELD} of what is forwarded
 * @param text for people: what was found, what stands against the fix, what is told
 */
record Decision(String rule, String state, String text) {
    static final String ACTS = "ACTS";
    static final String HELD = "HELD_BACK";
    static final String ASKED = "ASKED";

    /** What a decision may be about. */
    enum Sort {
        FINDING,
        FIX,
        ALERT,
        DIAGNOSIS
    }

    /**
     * What one is about, whatever rule decides it; of a finding the rule is a part, as another rule finds something else.
     *
     * @param detail what the subject alone does not tell
     */
    record Topic(Sort sort, String subject, String detail) {}

    /** All decisions of a cycle: what any of its rounds found and did, and what the last of them forwards. */
    static Map<Topic, Decision> of(List<Judgement> rounds) {
        Map<Topic, Decision> all = new LinkedHashMap<>();
        for (Judgement round : rounds) {
            Verdict verdict = round.verdict();
            verdict.findings().forEach(one -> found(all, one, one.severity(), one.message()));
            verdict.causes().forEach(one -> found(all, one, one.severity(), one.message()));
            verdict.fixes().forEach(fix -> fix(all, fix, verdict));
        }
        Verdict last = rounds.get(rounds.size() - 1).verdict();
        last.alerts()
                .forEach(one -> all.put(
                        new Topic(Sort.ALERT, one.subject(), one.kind() + " " + one.about()),
                        new Decision(one.rule(), ASKED, one.message())));
        last.diagnoses()
                .forEach(one -> all.put(new Topic(Sort.DIAGNOSIS, one.subject(), one.about()), asked(one, last)));
        return all;
    }

    private static Decision asked(DiagnosisRequest request, Verdict last) {
        List<Silence> against = last.silences(request);
        return against.isEmpty()
                ? new Decision(request.rule(), ASKED, request.about())
                : new Decision(
                        request.rule(),
                        HELD,
                        against.stream().map(Silence::reason).distinct().collect(Collectors.joining("; ")));
    }

    /** The worst of a cycle counts. */
    private static void found(Map<Topic, Decision> all, Conclusion one, Severity severity, String message) {
        all.merge(
                new Topic(Sort.FINDING, one.subject(), one.rule()),
                new Decision(one.rule(), severity.name(), message),
                (before, now) -> Severity.valueOf(before.state()).compareTo(severity) >= 0 ? before : now);
    }

    /** Done in any round is done, whatever holds it back afterwards. */
    private static void fix(Map<Topic, Decision> all, Fix fix, Verdict verdict) {
        List<Veto> vetoes = verdict.vetoes(fix);
        String against = vetoes.stream().map(Veto::reason).distinct().collect(Collectors.joining("; "));
        all.merge(
                new Topic(Sort.FIX, fix.subject(), fix.action() + " " + fix.target()),
                new Decision(fix.rule(), vetoes.isEmpty() ? ACTS : HELD, against),
                (before, now) -> before.state().equals(ACTS) ? before : now);
    }
}
