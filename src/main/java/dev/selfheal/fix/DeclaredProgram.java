package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs the repair that the inventory declares: its list of arguments as it stands, never a shell. Of what it prints only
 * the beginning of its errors is told; the caller masks secrets in that.
 */
record DeclaredProgram(Programs programs) {
    private static final int TOLD = 200;

    /** Its exit status is reported and proves nothing, neither 0 nor another: only not having run at all decides. */
    Done run(Target.Program target, Deadline deadline) throws InterruptedException {
        return run(target.command(), deadline, target.within());
    }

    Done run(List<String> command, Deadline deadline, Duration within) throws InterruptedException {
        Duration time = deadline.atMost(within).left();
        Ran ran = programs.run(Invocation.of(command, time));
        String program = command.get(0);
        if (ran instanceof Ran.Exited exited) {
            return Done.changed(
                    program + " ended with exit status " + exited.status() + errors(exited.status(), exited.errors()));
        }
        if (ran instanceof Ran.TimedOut) {
            return Done.changed(program + " was ended: it took longer than " + time.toMillis() + " ms");
        }
        String why = ran instanceof Ran.Missing missing
                ? missing.detail()
                : ran instanceof Ran.Denied denied ? denied.detail() : String.valueOf(ran);
        return new Done(false, program + " did not run: " + why, Optional.of(Result.NOT_HEALED));
    }

    private static String errors(int status, String errors) {
        String text = errors.strip().replaceAll("\\s+", " ");
        if (status == 0 || text.isEmpty()) {
            return "";
        }
        return ": " + (text.length() <= TOLD ? text : text.substring(0, TOLD) + "...");
    }
}
