package dev.selfheal.cli;

import dev.selfheal.cycle.DiagnosisRecords;
import dev.selfheal.cycle.Past;
import dev.selfheal.cycle.Situations;
import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.diagnosis.Diagnostician.Shown;
import dev.selfheal.diagnosis.Question;
import dev.selfheal.diagnosis.Questions;
import dev.selfheal.diagnosis.Situation;
import dev.selfheal.fact.Fact;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.DiagnosisRecord.State;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.TextReport;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policies;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.replay.Entry;
import dev.selfheal.replay.Recorded;
import dev.selfheal.replay.Unreadable;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Silence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code selfheal diagnose}. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the local model about a recorded cycle, whether or not it was asked then. What it says is a guess, for you.",
            "With --eval: has it explain recorded incidents whose cause is known, and scores what it says."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:there is an answer, or nothing to explain; of an evaluation, that it is done",
            "1:in an evaluation, an instruction in the data was followed, or a secret told",
            "2:wrong usage, or a recording, inventory or rules that cannot be used",
            "3:there is no answer to be had; it says why"
        })
final class DiagnoseCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OUTCOME",
            description =
                    "an outcome, what selfheal facts printed, a line of the history (FILE:LINE), or - for standard"
                            + " input; of several cycles the last; with --eval a folder of incidents (default: the shipped ones)")
    private @Nullable String file;

    @Option(names = "--model", paramLabel = "NAME", description = "the model to ask (default: that of the inventory)")
    private @Nullable String model;

    @Option(names = "--show-prompt", description = "print what would be sent, and send nothing")
    private boolean showPrompt;

    @Option(names = "--eval", description = "score a model on incidents whose cause is known")
    private boolean eval;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    DiagnoseCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workshop workshop = new Workshop(here, places);
        Adviser adviser = Adviser.of(here, places, workshop, Optional.ofNullable(model));
        if (eval) {
            Path folder = Path.of(
                    file == null
                            ? here.program().resolve("test-fixtures/diagnosis").toString()
                            : file);
            return new Evaluation(here, workshop, adviser, quiet.progress(here, workshop.clock)).run(folder, json);
        }
        if (file == null) {
            here.err()
                    .println("selfheal: of which outcome? for example: selfheal diagnose "
                            + places.state(here).resolve("outcome.json"));
            return Selfheal.WRONG_USAGE;
        }
        OwnKinds own = workshop.kinds(true);
        Optional<Recorded> recorded = recorded(workshop.recordings(own).all(file));
        if (recorded.isEmpty()) {
            return Selfheal.WRONG_USAGE;
        }
        Optional<Judgement> judgement = judgement(recorded.get(), workshop);
        if (judgement.isEmpty()) {
            return Selfheal.WRONG_USAGE;
        }
        return about(judgement.get(), recorded.get(), own, workshop, adviser);
    }

    private Optional<Recorded> recorded(List<Entry> entries) {
        entries.stream()
                .filter(entry -> entry instanceof Unreadable wrong && !wrong.harmless())
                .forEach(here.err()::println);
        return entries.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .reduce((before, after) -> after);
    }

    /** The last judgement of the cycle; of facts alone, one that is made now. */
    private Optional<Judgement> judgement(Recorded recorded, Workshop workshop) {
        List<Judgement> all = recorded.judgements();
        Judgement last = all.get(all.size() - 1);
        if (recorded.outcome().isPresent()) {
            return Optional.of(last);
        }
        Policies.Loaded rules = workshop.rules(true);
        if (rules.judge().isEmpty()) {
            rules.problems().forEach(here.err()::println);
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Judgement(1, last.facts(), rules.judge().get().judge(last.facts())));
        } catch (JudgementException failed) {
            here.err().println("selfheal: by these rules this cannot be judged: " + failed.getMessage());
            return Optional.empty();
        }
    }

    private int about(Judgement last, Recorded recorded, OwnKinds own, Workshop workshop, Adviser adviser)
            throws InterruptedException {
        List<DiagnosisRequest> asked = last.verdict().diagnoses();
        if (asked.isEmpty()) {
            here.out().println("No rule wants anything of this explained.");
            return 0;
        }
        Optional<List<Fact>> before = new Past(new History(places.state(here)), own).good(asked, recorded.at());
        Situation situation =
                Situations.of(last, recorded.outcome().map(Outcome::fixes).orElse(List.of()), before);
        Question question = Questions.of(situation, asked);
        Diagnostician diagnostician = adviser.diagnostician();
        if (showPrompt) {
            show(diagnostician.show(question));
            return 0;
        }
        List<Silence> known = last.verdict().silences().stream()
                .filter(silence -> silence.cause() != null)
                .toList();
        return print(
                known.isEmpty() ? adviser.ask(question, asked, AskLog.NONE) : DiagnosisRecords.known(known), workshop);
    }

    private void show(Shown prompt) {
        if (json) {
            var messages = Json.MAPPER.createObjectNode();
            messages.withArray("messages").addObject().put("role", "system").put("content", prompt.system());
            messages.withArray("messages").addObject().put("role", "user").put("content", prompt.user());
            here.out().println(messages.toPrettyString());
        } else {
            here.out().println(prompt.system() + "\n\n" + prompt.user());
        }
        here.out().flush();
    }

    private int print(DiagnosisRecord record, Workshop workshop) {
        here.out()
                .print(
                        json
                                ? Records.write(record).toPrettyString() + "\n"
                                : new TextReport(workshop.clock.zone(), here.width(), here.colour()).print(record));
        here.out().flush();
        return record.state() == State.NONE ? Selfheal.COULD_NOT_RUN : 0;
    }
}
