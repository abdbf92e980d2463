package dev.selfheal.cli;

import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Pause;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.ledger.Lock;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code selfheal resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Ends pauses, all of them without SUBJECT, the kill switch too; and says \"go on\" where Selfheal waits for a"
                    + " person: after its memory was lost or damaged, or where it gave a target up.",
            "For the latter it waits until no cycle runs, up to 30 s."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:fixes go on", "2:wrong usage", "3:not all of it could be done; it says what"})
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Parameters(arity = "0..1", paramLabel = "SUBJECT", description = "such as service:web (default: everything)")
    private @Nullable String subject;

    ResumeCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path state = places.state(here);
        if (subject != null && !paused(state, subject)) {
            Optional<String> wrong = Named.whyNot(subject, here, places);
            if (wrong.isPresent()) {
                here.err().println("selfheal: " + wrong.get());
                return Selfheal.WRONG_USAGE;
            }
        }
        if (Files.notExists(state)) {
            here.out().println("Nothing is paused.");
            return 0;
        }
        try {
            endPauses(state);
            return goOn(state);
        } catch (IOException refused) {
            here.err().println("selfheal: " + refused.getMessage());
            return Selfheal.COULD_NOT_RUN;
        }
    }

    /** What is paused is known, even if the inventory has dropped it meanwhile. */
    private static boolean paused(Path state, String subject) {
        try {
            return new PauseFile(state, Clock.SYSTEM)
                    .inForce().stream().anyMatch(pause -> pause.subject().equals(subject));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void endPauses(Path state) throws IOException, InterruptedException {
        PauseFile file = new PauseFile(state, Clock.SYSTEM);
        if (subject == null) {
            file.moveAside().ifPresent(aside -> here.out()
                    .println("What was paused could not be read; the file is now " + aside));
        }
        List<Pause> ended = file.resume(Optional.ofNullable(subject));
        ended.forEach(pause -> here.out()
                .println("No longer paused: "
                        + (pause.subject().equals(Pause.EVERYTHING) ? "everything" : pause.subject()) + " ("
                        + pause.reason() + ")"));
        if (ended.isEmpty()) {
            here.out().println(subject == null ? "Nothing was paused." : subject + " was not paused.");
        }
    }

    private int goOn(Path state) throws IOException, InterruptedException {
        Lock.Asked asked = new Turn(Clock.SYSTEM, words -> here.err().println("selfheal: " + words))
                .await(state, ProcessHandle.current().pid());
        if (asked instanceof Lock.Held held) {
            try {
                return said(state);
            } finally {
                held.lock().close();
            }
        }
        String why = asked instanceof Lock.Unavailable unavailable
                ? unavailable.problem()
                : Turn.who((Lock.Busy) asked) + ", still runs";
        here.err()
                .println("selfheal: " + why + "; pauses are ended, but attempts that failed and a memory that was lost"
                        + " still count: say selfheal resume again when it is over, or end that process");
        return Selfheal.COULD_NOT_RUN;
    }

    private int said(Path state) throws IOException {
        Ledger ledger = Ledger.open(state, Clock.SYSTEM.now());
        ledger.problems().forEach(problem -> here.err().println("selfheal: " + problem));
        // There is nothing to forget where nothing was ever tried.
        if (ledger.memory() != MemoryState.FRESH) {
            ledger.resumed(subject == null ? Pause.EVERYTHING : subject, Clock.SYSTEM.now());
        }
        return 0;
    }
}
