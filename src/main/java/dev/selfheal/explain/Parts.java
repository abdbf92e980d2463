package dev.selfheal.explain;

import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.policy.explain.Course;
import dev.selfheal.policy.explain.Story;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Conclusions as branches of a tree, with the conditions that led to them. */
record Parts(Decided decided, Values values, List<Story> stories) {
    /** One line of what was concluded. */
    String line(Conclusion conclusion) {
        if (conclusion instanceof Finding finding) {
            return finding.severity() + ": " + finding.message() + " (" + finding.rule() + ")";
        }
        if (conclusion instanceof Cause cause) {
            return cause.severity() + ": " + cause.message() + " (" + cause.rule() + "); explains "
                    + String.join(", ", cause.explains());
        }
        if (conclusion instanceof Fix fix) {
            return "fix: " + act(fix) + " (" + fix.rule() + ")";
        }
        if (conclusion instanceof Veto veto) {
            String until = veto.until() == null ? "" : " until " + values.time(veto.until());
            return "held back" + until + ": " + veto.reason() + " (" + veto.rule() + ")";
        }
        if (conclusion instanceof Alert alert) {
            return "the operator is told: " + alert.about() + " "
                    + alert.kind().name().toLowerCase(Locale.ROOT) + ": " + alert.message() + " (" + alert.rule() + ")";
        }
        if (conclusion instanceof Silence silence) {
            String cause = silence.cause() == null ? "" : silence.cause() + ": ";
            return "the model is not asked about " + silence.about() + ": " + cause + silence.reason() + " ("
                    + silence.rule() + ")";
        }
        if (conclusion instanceof DiagnosisRequest request) {
            return "the model is asked about " + request.about() + " (" + request.rule() + ")";
        }
        return String.valueOf(conclusion);
    }

    static String act(Fix fix) {
        return fix.action() + " of " + fix.target()
                + (fix.target().equals(fix.subject()) ? "" : " for " + fix.subject());
    }

    /** With its subject in front, for a tree of many. */
    Branch named(Conclusion conclusion, List<Branch> below) {
        return painted(conclusion, conclusion.subject() + " " + line(conclusion), below);
    }

    Branch painted(Conclusion conclusion, String text, List<Branch> below) {
        Branch branch = Branch.of(text, below);
        return colour(conclusion).map(branch::in).orElse(branch);
    }

    private static Optional<Paint> colour(Conclusion conclusion) {
        if (conclusion instanceof Veto || conclusion instanceof Silence) {
            return Optional.of(Paint.YELLOW);
        }
        Severity severity = conclusion instanceof Finding finding
                ? finding.severity()
                : conclusion instanceof Cause cause ? cause.severity() : Severity.INFO;
        return switch (severity) {
            case CRITICAL -> Optional.of(Paint.RED);
            case WARNING -> Optional.of(Paint.YELLOW);
            case INFO -> Optional.empty();
        };
    }

    /** A conclusion with the conditions that were met for it. */
    Branch explained(Conclusion conclusion) {
        return painted(conclusion, line(conclusion), why(conclusion));
    }

    /** The conditions that were met for it, and whether that is to be trusted. */
    List<Branch> why(Conclusion conclusion) {
        List<Branch> why = new ArrayList<>();
        story(conclusion).ifPresent(story -> {
            story.doubt().ifPresent(doubt -> why.add(doubt(doubt)));
            List<Course> behind = story.behind(conclusion);
            behind.stream().limit(1).forEach(course -> why.addAll(new Looks(values).of(course)));
            if (behind.size() > 1) {
                why.add(Branch.of("and likewise for " + (behind.size() - 1) + " more"));
            }
        });
        return why;
    }

    Optional<Story> story(Conclusion conclusion) {
        return stories.stream()
                .filter(story -> story.rule().name().equals(conclusion.rule()))
                .findFirst();
    }

    /** Every rule whose story is not to be trusted. */
    List<Branch> doubts() {
        return stories.stream()
                .flatMap(story ->
                        story.doubt().stream().map(doubt -> doubt(story.rule().name() + ": " + doubt)))
                .toList();
    }

    static Branch doubt(String doubt) {
        return Branch.of("DO NOT TRUST THIS: " + doubt).in(Paint.RED);
    }

    /** A fix: why, what holds it back, and what became of it. */
    Branch fix(Fix fix, boolean conditions) {
        List<Branch> below = new ArrayList<>(conditions ? why(fix) : List.of());
        List<Veto> vetoes = decided.verdict().vetoes(fix);
        vetoes.forEach(veto -> below.add(conditions ? explained(veto) : painted(veto, line(veto), List.of())));
        if (vetoes.isEmpty()) {
            below.add(Branch.of("nothing holds it back"));
        }
        decided.moment().fixes().stream()
                .filter(record -> record.round() == decided.moment().round()
                        && record.target().equals(fix.target())
                        && record.action().equals(fix.action()))
                .forEach(record -> below.add(Branch.of(became(record))));
        return Branch.of(line(fix), below);
    }

    /** What was done about a fix, or why nothing was. */
    static String became(FixRecord record) {
        String decision =
                switch (record.decision()) {
                    case APPLIED -> "done";
                    case ALREADY_WELL -> "not done, it was already well";
                    case WITHHELD -> "not done";
                    case REFUSED -> "refused by the safety floor";
                    case PLANNED -> "only planned";
                    case LEFT -> "left for the next cycle";
                };
        String result = record.result() == null
                ? ""
                : ", " + Spoken.words(record.result().name());
        String took = record.took() == null ? "" : " after " + Spoken.duration(record.took());
        return decision + result + took + (record.reason().isBlank() ? "" : ": " + record.reason());
    }
}
