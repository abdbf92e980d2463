package dev.selfheal.supervisor;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A supervisor's command-line tool: each call has a deadline and speaks the C locale, so that its words are known ones. */
final class Tool {
    // A print of one job is a few KB; a domain's, a few hundred.
    private static final int MAX_OUTPUT = 1 << 20;

    private final Programs programs;
    private final List<String> prefix;

    Tool(Programs programs, List<String> prefix) {
        this.programs = programs;
        this.prefix = List.copyOf(prefix);
    }

    /** Runs it for at most {@code atMost}, or until the deadline if that is earlier. */
    Asked ask(Duration atMost, Deadline deadline, String... arguments) throws InterruptedException {
        String what = prefix.get(0) + " " + arguments[0];
        Duration within = deadline.atMost(atMost).left();
        if (within.isZero()) {
            return new Asked.Unasked(Sight.Trouble.TIMED_OUT, what + ": no time left to ask");
        }
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(arguments));
        Ran ran = programs.run(new Invocation(command, Map.of("LC_ALL", "C"), "", within, MAX_OUTPUT));
        if (ran instanceof Ran.Exited exited) {
            if (exited.truncated()) {
                return new Asked.Unasked(Sight.Trouble.UNREADABLE, what + ": it printed more than 1 MB");
            }
            return new Asked.Answered(exited.status(), exited.output(), exited.errors());
        }
        if (ran instanceof Ran.TimedOut) {
            return new Asked.Unasked(Sight.Trouble.TIMED_OUT, what + ": no answer within " + within.toMillis() + " ms");
        }
        if (ran instanceof Ran.Denied denied) {
            return new Asked.Unasked(Sight.Trouble.DENIED, denied.detail());
        }
        return new Asked.Unasked(Sight.Trouble.TOOL_MISSING, ((Ran.Missing) ran).detail());
    }
}
