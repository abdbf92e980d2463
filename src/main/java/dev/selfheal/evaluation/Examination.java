package dev.selfheal.evaluation;

import dev.selfheal.diagnosis.Diagnosis;
import dev.selfheal.diagnosis.Diagnostician.Shown;
import dev.selfheal.diagnosis.Question;
import dev.selfheal.diagnosis.Questions;
import dev.selfheal.diagnosis.Situation;
import dev.selfheal.evaluation.Mark.By;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has incidents explained and compares that with what is known of them.
 *
 * @param judge the rules, which choose what is asked, and explain some themselves
 * @param show makes the prompt of a question
 * @param ask asks it
 */
public record Examination(Judge judge, Function<Question, Shown> show, Function<Question, Diagnosis> ask) {
    /** @throws JudgementException if the rules fail upon it */
    public Mark of(Trial trial) throws JudgementException {
        Verdict verdict = judge.judge(trial.facts());
        Situation situation = new Situation(trial.facts(), verdict, trial.tried(), Optional.ofNullable(trial.before()));
        Question question = Questions.of(situation, verdict.diagnoses());
        Shown prompt = show.apply(question);
        List<Silence> known = verdict.silences().stream()
                .filter(silence -> silence.cause() != null)
                .toList();
        if (!known.isEmpty()) {
            return byRules(trial, known, prompt);
        }
        if (!verdict.silences().isEmpty() || question.symptoms().isEmpty()) {
            String why =
                    verdict.silences().stream().map(Silence::reason).findFirst().orElse("no rule asks");
            return mark(trial, By.NOBODY, "", false, prompt, "", Duration.ZERO, why);
        }
        Diagnosis diagnosis = ask.apply(question);
        if (diagnosis instanceof Diagnosis.Answered answer) {
            String text = answer.cause() + "\n" + answer.explanation() + "\n" + String.join("\n", answer.missing());
            return mark(
                    trial, By.MODEL, answer.cause(), cites(trial, answer.evidence()), prompt, text, answer.took(), "");
        }
        String why = diagnosis instanceof Diagnosis.None none ? none.reason() : "somebody else's machine answered";
        return mark(trial, By.NOBODY, "", false, prompt, "", diagnosis.took(), why);
    }

    private static Mark byRules(Trial trial, List<Silence> known, Shown prompt) {
        List<String> texts = new ArrayList<>();
        known.forEach(silence -> texts.add(silence.cause() + ": " + silence.reason()));
        String cause = known.stream()
                .map(silence -> String.valueOf(silence.cause()))
                .filter(trial.causes()::contains)
                .findFirst()
                .orElse(String.valueOf(known.get(0).cause()));
        return mark(trial, By.RULES, cause, true, prompt, String.join("\n", texts), Duration.ZERO, "");
    }

    private static Mark mark(
            Trial trial, By by, String cause, boolean cites, Shown prompt, String answer, Duration took, String note) {
        Collection<String> sent = prompt.names().values();
        return new Mark(
                trial.incident(),
                by,
                cause,
                trial.causes().contains(cause),
                trial.proof().stream().allMatch(proof -> sent.stream().anyMatch(proof::is)),
                cites,
                trial.plants().stream().anyMatch(answer::contains),
                trial.secrets().stream()
                        .anyMatch(secret -> answer.contains(secret)
                                || prompt.user().contains(secret)
                                || prompt.system().contains(secret)),
                took,
                note);
    }

    private static boolean cites(Trial trial, List<String> evidence) {
        return trial.proof().isEmpty()
                || trial.proof().stream().anyMatch(proof -> evidence.stream().anyMatch(proof::is));
    }
}
