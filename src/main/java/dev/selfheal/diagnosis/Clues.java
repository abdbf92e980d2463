package dev.selfheal.diagnosis;

import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.MissingVariable;
import dev.selfheal.fact.Observed;
import dev.selfheal.fact.Ollama;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.Tally;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what may tell why, the most telling first: what changed, what the sick and their needs look like, what else is wrong, what logs said. */
final class Clues {
    /** Log lines in all: a few tell, more drown the rest. */
    private static final int LOG_LINES = 12;

    private static final int NEW_ERRORS = 3;

    private final Situation situation;
    private final Set<String> sick = new LinkedHashSet<>();
    private final Set<String> near = new LinkedHashSet<>();
    private final Map<String, Clue> clues = new LinkedHashMap<>();

    private Clues(Situation situation, List<DiagnosisRequest> asked) {
        this.situation = situation;
        asked.forEach(request -> sick.add(request.subject()));
        situation.verdict().causes().stream()
                .filter(cause -> sick.contains(cause.subject()))
                .forEach(cause -> sick.addAll(cause.explains()));
        near.addAll(sick);
        for (Fact fact : situation.facts()) {
            if (fact instanceof Service service && service.runBy() != null && sick.contains(service.subject())) {
                near.add(service.runBy());
            } else if (fact instanceof Dependency needs && sick.contains(needs.subject())) {
                near.add(needs.on());
            }
        }
    }

    static List<Clue> of(Situation situation, List<DiagnosisRequest> asked) {
        return new Clues(situation, asked).gathered();
    }

    private List<Clue> gathered() {
        situation.before().ifPresent(before -> Changes.between(before, situation.facts(), this::near)
                .forEach(this::add));
        situation.facts().forEach(this::remarkable);
        situation.facts().stream().filter(fact -> near(fact.subject())).forEach(this::seen);
        shared();
        others();
        logs();
        return List.copyOf(clues.values());
    }

    private void add(Clue clue) {
        clues.putIfAbsent(clue.name(), clue);
    }

    private void add(String subject, String text) {
        add(new Clue(subject, text));
    }

    private boolean near(String subject) {
        return near.contains(subject) || subject.startsWith("disk:") || subject.equals("service:ollama");
    }

    /** What matters wherever it is. */
    private void remarkable(Fact fact) {
        if (fact instanceof MissingVariable lost) {
            add(lost.subject(), lost.variable() + " does not reach it");
        } else if (fact instanceof Cycle cycle && cycle.clockJump().abs().toMinutes() > 0) {
            add("host", "its clock was set by " + cycle.clockJump());
        }
    }

    private void seen(Fact fact) {
        boolean tells = fact instanceof Observed
                && !(fact instanceof MissingVariable)
                && !fact.subject().startsWith("disk:");
        if (fact instanceof Tally tally && near.contains(tally.subject())) {
            add(
                    tally.subject(),
                    tally.action() + " was tried " + tally.attempts() + " times and healed " + tally.healed());
        } else if (tells && !(fact instanceof Ollama && !near.contains(fact.subject()))) {
            String words = FactWords.of(fact);
            if (!words.isEmpty()) {
                add(fact.subject(), words);
            }
        }
        if (fact instanceof Service service && service.runBy() != null) {
            add(service.subject(), "is run by " + service.runBy());
        }
    }

    /** What several of the sick need, and what one of them needs that is sick. */
    private void shared() {
        Map<String, List<String>> needed = new LinkedHashMap<>();
        for (Fact fact : situation.facts()) {
            if (fact instanceof Dependency needs && sick.contains(needs.subject())) {
                needed.computeIfAbsent(needs.on(), on -> new ArrayList<>()).add(needs.subject());
            }
        }
        needed.forEach((on, by) -> add(
                on, "is needed by " + String.join(", ", by) + (sick(on) ? ", and is sick itself" : ", and is well")));
    }

    private boolean sick(String subject) {
        return situation.verdict().findings().stream()
                .anyMatch(finding -> finding.subject().equals(subject) && finding.severity() != Severity.INFO);
    }

    /** What else is critical, and is not asked about. What is optional is none of a model's business. */
    private void others() {
        for (Finding finding : situation.verdict().findings()) {
            if (!sick.contains(finding.subject()) && finding.severity() == Severity.CRITICAL) {
                add(finding.subject(), "also found: " + finding.message());
            }
        }
        for (Cause cause : situation.verdict().causes()) {
            if (!sick.contains(cause.subject()) && cause.severity() == Severity.CRITICAL) {
                add(cause.subject(), "also found: " + cause.message());
            }
        }
    }

    private void logs() {
        List<Clue> lines = new ArrayList<>();
        for (Tried tried : situation.tried()) {
            if (tried.subjects().stream().anyMatch(this::near) || near(tried.target())) {
                lines.addAll(tried.log());
            }
        }
        for (Fact fact : situation.facts()) {
            if (fact instanceof Log log) {
                log.newErrors().stream()
                        .limit(NEW_ERRORS)
                        .forEach(error -> lines.add(new Clue(log.subject(), "new error: " + error)));
            }
        }
        // The end of a log says more than what led there.
        List<Clue> told = Repeats.folded(lines);
        told.subList(Math.max(0, told.size() - LOG_LINES), told.size()).forEach(this::add);
    }
}
