package dev.selfheal.alert;

import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.Strangers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Hands alerts to a program of the owner's, each as one JSON object on its standard input. It has arrived when the program
 * says so by ending with 0. A program that strangers can write to is not run.
 */
public final class Program implements Sink {
    private static final int MOST_OUTPUT = 4096;
    private static final int TOLD = 200;

    private final List<String> command;
    private final Duration within;
    private final Programs programs;
    private final Strangers strangers;
    private final UnaryOperator<String> mask;
    private final Wording wording;

    /** @param mask takes out what names a person or machine */
    public Program(
            List<String> command,
            Duration within,
            Programs programs,
            Strangers strangers,
            UnaryOperator<String> mask,
            Wording wording) {
        this.command = List.copyOf(command);
        this.within = within;
        this.programs = programs;
        this.strangers = strangers;
        this.mask = mask;
        this.wording = wording;
    }

    /** Its arguments may be secrets. */
    @Override
    public String name() {
        return "command " + command.get(0);
    }

    @Override
    public String identity() {
        return "command " + command;
    }

    @Override
    public Optional<String> deliver(AlertLine line, Duration most) {
        Path program = Path.of(command.get(0));
        Optional<String> risk = Files.exists(program) ? strangers.canWrite(program) : Optional.empty();
        if (risk.isPresent()) {
            return risk;
        }
        Duration time = within.compareTo(most) < 0 ? within : most;
        try {
            return failure(
                    programs.run(new Invocation(command, Map.of(), wording.of(line, mask) + "\n", time, MOST_OUTPUT)),
                    time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static Optional<String> failure(Ran ran, Duration time) {
        if (ran instanceof Ran.Exited exited) {
            String words = Secrets.line(exited.errors(), TOLD);
            return exited.status() == 0
                    ? Optional.empty()
                    : Optional.of("ended with exit status " + exited.status() + (words.isEmpty() ? "" : ": " + words));
        }
        if (ran instanceof Ran.TimedOut) {
            return Optional.of("was ended: it took longer than " + time.toMillis() + " ms");
        }
        return Optional.of(
                ran instanceof Ran.Missing missing
                        ? missing.detail()
                        : ran instanceof Ran.Denied denied ? denied.detail() : ran.toString());
    }
}
