package dev.selfheal.cli;

import dev.selfheal.install.OwnJob;
import dev.selfheal.install.Result;
import java.nio.file.Path;
import java.util.List;

/** Tells what came of installing and uninstalling, and gives the exit status. */
record Told(Surroundings here) {
    int installed(Result result, OwnJob job) {
        if (result instanceof Result.AlreadySo) {
            here.out().println("Already installed like this: nothing was changed.");
            return 0;
        }
        if (result instanceof Result.Done done) {
            String calendar = job.every().minutes().isEmpty() ? "" : ", by the calendar";
            here.out().println("Installed as " + job.label() + ": one cycle every " + job.every() + calendar + ".");
            if (!done.before().isEmpty()) {
                here.out().println("Until now: " + done.before() + ".");
            }
            files(done.files());
            kept(done.kept());
            here.out().println("The first cycle comes within seconds. What it will see: selfheal doctor");
            return 0;
        }
        return failed((Result.Failed) result, "installed");
    }

    /** @param left what stays, a line for each */
    int uninstalled(Result result, String label, List<String> left) {
        if (result instanceof Result.Failed failed) {
            return failed(failed, "uninstalled");
        }
        if (result instanceof Result.Done done) {
            here.out().println("Uninstalled " + label + ". Removed:");
            files(done.files());
            kept(done.kept());
        } else {
            here.out().println(label + " is not installed: nothing was changed.");
        }
        if (!left.isEmpty()) {
            here.out().println("Left, since it is yours:");
            left.forEach(line -> here.out().println("  " + line));
        }
        return 0;
    }

    private int failed(Result.Failed failed, String what) {
        here.err().println("selfheal: not " + what + ": " + failed.why());
        here.err().println(failed.after());
        failed.kept().forEach(copy -> here.err().println("A copy of what somebody else had written is in " + copy));
        return Selfheal.COULD_NOT_RUN;
    }

    private void files(List<Path> files) {
        files.forEach(file -> here.out().println("  " + file));
    }

    private void kept(List<Path> kept) {
        kept.forEach(
                copy -> here.out().println("What was there was not as Selfheal writes it; a copy is in\n  " + copy));
    }
}
