package dev.selfheal.demo;

import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The demonstration's course: all is well, then one thing after the other is broken and healed, each with its explanation. */
public final class Demonstration {
    /** Selfheal's own commands, with the stack's home as theirs. */
    public interface Commands {
        /** Runs one, and returns its exit status. */
        int run(String... arguments);
    }

    private final Stack stack;
    private final Path outcome;
    private final Commands commands;
    private final BooleanSupplier stopped;
    private final Clock clock;
    private final Duration pace;
    private final boolean open;
    private final Stage stage;

    /**
     * @param outcome where Selfheal leaves its latest outcome
     * @param stopped whether the viewer has seen enough
     * @param open whether the report page is opened in the browser
     * @param pace between two steps, so that a person can follow
     */
    public Demonstration(
            Stack stack,
            Path outcome,
            Commands commands,
            BooleanSupplier stopped,
            PrintStream out,
            boolean open,
            Clock clock,
            Duration pace,
            boolean colour) {
        this.stack = stack;
        this.outcome = outcome;
        this.commands = commands;
        this.stopped = stopped;
        this.clock = clock;
        this.pace = pace;
        this.open = open;
        this.stage = new Stage(out, colour);
    }

    /** Returns how many of the breakages were not healed. */
    public int run() throws IOException, InterruptedException {
        stage.heading("All is well", "");
        if (cycle() != 0) {
            stage.text("Even before anything was broken, something is sick. Nothing is demonstrated by that.");
            return 1;
        }
        List<Breakage> all = Breakage.all(stack);
        int sick = 0;
        for (int i = 0; i < all.size(); i++) {
            clock.pause(pace);
            sick += show(i + 1 + " of " + all.size(), Breakage.all(stack).get(i)) ? 0 : 1;
        }
        clock.pause(pace);
        stage.heading("All is well again", "Over is what was seen well in two cycles running.");
        cycle();
        clock.pause(pace);
        stage.heading("What it tells of it", "");
        stage.command("selfheal history");
        told("history");
        clock.pause(pace);
        stage.command("selfheal report" + (open ? " --open" : ""));
        told(open ? new String[] {"report", "--open"} : new String[] {"report"});
        stage.text("");
        stage.text(all.size() + " things were broken, and " + (all.size() - sick) + " healed.");
        return sick;
    }

    private boolean show(String number, Breakage breakage) throws IOException, InterruptedException {
        stage.heading(number, breakage.told());
        stage.command(breakage.done());
        breakage.deed().to(stack);
        clock.pause(pace);
        int status = cycle();
        explain(breakage);
        for (int more = 1; more < breakage.cycles(); more++) {
            clock.pause(pace);
            status = cycle();
        }
        return status == 0;
    }

    private int cycle() throws InterruptedException {
        stage.command("selfheal run");
        return told("run");
    }

    /** An interrupt that came while the command ran may have been used up by it. */
    private int told(String... arguments) throws InterruptedException {
        int status = commands.run(arguments);
        if (stopped.getAsBoolean()) {
            throw new InterruptedException("the viewer has seen enough");
        }
        return status;
    }

    /** By what was seen first, before anything was done. */
    private void explain(Breakage breakage) throws InterruptedException {
        for (String subject : breakage.subjects()) {
            stage.command("selfheal explain outcome.json " + subject + " --round 1");
            told("explain", outcome.toString(), subject, "--round", "1");
        }
    }
}
