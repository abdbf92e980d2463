package dev.selfheal.cli;

import dev.selfheal.cycle.DiagnosisRecords;
import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.diagnosis.Diagnosis;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.diagnosis.Question;
import dev.selfheal.fact.Breach;
import dev.selfheal.fact.Heard;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.ledger.Lock;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.verdict.DiagnosisRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The local model, for a person who asks it. One whose answers were made elsewhere is not asked, whoever asks. */
record Adviser(Optional<String> model, Settings settings, Path state, Workshop workshop, Surroundings here) {
    /** A person may wait for a model that is loaded from a slow disk. */
    private static final Duration MOST = Duration.ofMinutes(4);

    /** @param named on the command line */
    static Adviser of(Surroundings here, Places places, Workshop workshop, Optional<String> named) {
        Settings settings = new Inventories(here, places, workshop)
                .choose(false, workshop)
                .inventory()
                .map(Inventory::settings)
                .orElse(Settings.DEFAULT);
        return new Adviser(named.or(settings::diagnosisModel), settings, places.state(here), workshop, here);
    }

    Diagnostician diagnostician() throws InterruptedException {
        return new Diagnostician(workshop.http, workshop.clock, workshop.names(workshop.host())::mask);
    }

    DiagnosisRecord ask(Question question, List<DiagnosisRequest> asked, AskLog log) throws InterruptedException {
        List<String> about = DiagnosisRecords.about(asked);
        Optional<String> not = whyNot();
        if (not.isPresent()) {
            return DiagnosisRecord.none(model.orElse(null), about, not.get());
        }
        return DiagnosisRecords.of(model.orElseThrow(), about, ask(question, log));
    }

    /** Why it must not, or cannot, be asked. */
    Optional<String> whyNot() {
        if (model.isEmpty()) {
            return Optional.of("the inventory names no model for diagnoses; name one with --model");
        }
        boolean elsewhere = Ledger.look(state).facts(workshop.clock.now()).stream()
                .anyMatch(
                        fact -> fact instanceof Breach breach && breach.model().equals(subject()));
        return elsewhere
                ? Optional.of("an answer for it was made on somebody else's machine; to ask it again all the same, say:"
                        + " selfheal resume " + subject())
                : Optional.empty();
    }

    Diagnosis ask(Question question, AskLog log) throws InterruptedException {
        Diagnosis diagnosis = diagnostician()
                .diagnose(
                        settings.diagnosisUrl(), model.orElseThrow(), question, Deadline.in(MOST, workshop.clock), log);
        if (diagnosis instanceof Diagnosis.Elsewhere) {
            remember();
        }
        return diagnosis;
    }

    private String subject() {
        String name = model.orElse("");
        return ModelName.of(name).map(ModelName::subject).orElse("model:" + name);
    }

    /** The next cycle must know of it, and so must the next person who asks. */
    private void remember() throws InterruptedException {
        try {
            Lock.Asked asked = new Turn(Clock.SYSTEM, words -> here.err().println("selfheal: " + words))
                    .await(state, ProcessHandle.current().pid());
            if (!(asked instanceof Lock.Held held)) {
                throw new IOException("another cycle still runs");
            }
            try {
                Ledger ledger = Ledger.open(state, workshop.clock.now());
                String id = ledger.asking(subject(), List.of(), workshop.clock.now());
                ledger.asked(id, Heard.ELSEWHERE, workshop.clock.now());
            } finally {
                held.lock().close();
            }
        } catch (IOException refused) {
            here.err()
                    .println("selfheal: somebody else's machine answered, and that could not be written down: "
                            + refused.getMessage() + "; name another model in the inventory");
        }
    }
}
