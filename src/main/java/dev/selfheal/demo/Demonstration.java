package dev.selfheal.demo;

import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    private final Viewer viewer;
    private final Clock clock;
    private final Stage stage;

    /** @param outcome where Selfheal leaves its latest outcome */
    public Demonstration(Stack stack, Path outcome, Commands commands, Viewer viewer, Clock clock) {
        this.stack = stack;
        this.outcome = outcome;
        this.commands = commands;
        this.viewer = viewer;
        this.clock = clock;
        this.stage = new Stage(viewer.out(), viewer.colour());
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
            pause();
            sick += show(i + 1 + " of " + all.size(), all.get(i)) ? 0 : 1;
        }
        pause();
        stage.heading("All is well again", "Over is what was seen well in two cycles running.");
        cycle();
        pause();
        stage.heading("What it tells of it", "");
        command("history");
        pause();
        command(viewer.opens() ? new String[] {"report", "--open"} : new String[] {"report"});
        stage.text("");
        stage.text(all.size() + " things were broken, and " + (all.size() - sick) + " healed.");
        return sick;
    }

    private boolean show(String number, Breakage breakage) throws IOException, InterruptedException {
        stage.heading(number, breakage.told());
        stage.command(breakage.done().get());
        breakage.deed().to(stack);
        pause();
        int status = cycle();
        explain(breakage);
        for (int more = 1; more < breakage.cycles(); more++) {
            pause();
            status = cycle();
        }
        return status == 0;
    }

    private int cycle() throws InterruptedException {
        return command("run");
    }

    private void pause() throws InterruptedException {
        clock.pause(viewer.pace());
    }

    private int command(String... arguments) throws InterruptedException {
        stage.command("selfheal " + String.join(" ", arguments));
        return told(arguments);
    }

    /** An interrupt that came while the command ran may have been used up by it. */
    private int told(String... arguments) throws InterruptedException {
        int status = commands.run(arguments);
        if (viewer.gone().getAsBoolean()) {
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
