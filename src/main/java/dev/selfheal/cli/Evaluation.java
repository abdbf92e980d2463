package dev.selfheal.cli;

import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.diagnosis.Diagnosis;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.diagnosis.Question;
import dev.selfheal.evaluation.Examination;
import dev.selfheal.evaluation.Mark;
import dev.selfheal.evaluation.Scores;
import dev.selfheal.evaluation.Trial;
import dev.selfheal.evaluation.Trials;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policies;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code selfheal diagnose --eval}. */
record Evaluation(Surroundings here, Workshop workshop, Adviser adviser, Progress progress) {
    int run(Path folder, boolean json) throws InterruptedException {
        Trials trials;
        try {
            trials = Trials.read(folder);
        } catch (IOException unreadable) {
            here.err().println("selfheal: " + folder + ": " + FileTrouble.words(unreadable));
            return Selfheal.WRONG_USAGE;
        }
        Policies.Loaded rules = workshop.rules(true);
        trials.problems().forEach(here.err()::println);
        rules.problems().forEach(here.err()::println);
        if (!trials.problems().isEmpty() || rules.judge().isEmpty()) {
            return Selfheal.WRONG_USAGE;
        }
        if (trials.all().isEmpty()) {
            here.err().println("selfheal: no incident is in " + folder + "; each is a file that ends in .json");
            return Selfheal.WRONG_USAGE;
        }
        Optional<String> not = adviser.whyNot();
        if (not.isPresent()) {
            here.err().println("selfheal: " + not.get());
            return adviser.model().isEmpty() ? Selfheal.WRONG_USAGE : Selfheal.COULD_NOT_RUN;
        }
        Diagnostician diagnostician = adviser.diagnostician();
        Examination examination = new Examination(rules.judge().get(), diagnostician::show, this::ask);
        List<Mark> marks = new ArrayList<>();
        for (Trial trial : trials.all()) {
            progress.at("incident " + (marks.size() + 1) + " of " + trials.all().size() + ": " + trial.incident());
            try {
                marks.add(examination.of(trial));
            } catch (JudgementException failed) {
                progress.away();
                here.err().println("selfheal: " + trial.incident() + ": cannot be judged: " + failed.getMessage());
                return Selfheal.WRONG_USAGE;
            }
        }
        progress.away();
        Scores scores = new Scores(adviser.model().orElse(""), marks);
        here.out().print(json ? scores.json(trials.all()) : scores.text(trials.all(), here.width(), here.colour()));
        here.out().flush();
        if (scores.harmed()) {
            return 1;
        }
        return scores.answered() ? 0 : Selfheal.COULD_NOT_RUN;
    }

    private Diagnosis ask(Question question) {
        // What was learned of it meanwhile counts at once.
        Optional<String> not = adviser.whyNot();
        if (not.isPresent()) {
            return new Diagnosis.None(not.get(), Duration.ZERO);
        }
        try {
            return adviser.ask(question, AskLog.NONE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Diagnosis.None("it was interrupted", Duration.ZERO);
        }
    }
}
