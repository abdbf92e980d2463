package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ends an application of macOS by asking it, and opens it again in the background. One that will not quit is left as it is:
 * it may be asking its user about unsaved work.
 */
record MacApp(Programs programs, Clock clock) {
    /** Nothing that could end a string or begin a command in AppleScript, an option, or a path. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

    private static final Duration CALL = Duration.ofSeconds(5);

    /** What an application may need to end before it is given up. */
    private static final Duration TO_QUIT = Duration.ofSeconds(15);

    private static final Duration BETWEEN = Duration.ofMillis(250);

    static boolean nameable(String name) {
        return NAME.matcher(name).matches();
    }

    Done restart(String name, Deadline deadline) throws InterruptedException {
        if (!nameable(name)) {
            return refused("\"" + name + "\" is not a name of an application");
        }
        Running running = running(name, deadline);
        if (running == Running.CANNOT_TELL) {
            return refused("pgrep could not tell whether " + name + " runs; nothing was done");
        }
        if (running == Running.YES) {
            call(deadline, "/usr/bin/osascript", "-e", "quit app \"" + name + "\"");
            if (!ended(name, deadline.atMost(TO_QUIT))) {
                return Done.failed(name + " was asked to quit and still runs");
            }
        }
        Ran opened = call(deadline, "/usr/bin/open", "-g", "-a", name);
        return opened instanceof Ran.Exited exited && exited.status() == 0
                ? Done.changed(name + (running == Running.YES ? " was quit and opened" : " was opened"))
                : Done.failed(name + " could not be opened");
    }

    private enum Running {
        YES,
        NO,
        CANNOT_TELL
    }

    /** pgrep(1) of macOS: 0 is a match, 1 is none, 2 and 3 are its own trouble. */
    private Running running(String name, Deadline deadline) throws InterruptedException {
        Ran ran = call(deadline, "/usr/bin/pgrep", "-x", name.replace(".", "\\."));
        if (ran instanceof Ran.Exited exited && exited.status() <= 1) {
            return exited.status() == 0 ? Running.YES : Running.NO;
        }
        return Running.CANNOT_TELL;
    }

    private boolean ended(String name, Deadline deadline) throws InterruptedException {
        while (running(name, deadline) != Running.NO) {
            if (deadline.passed()) {
                return false;
            }
            clock.pause(BETWEEN);
        }
        return true;
    }

    private Ran call(Deadline deadline, String... command) throws InterruptedException {
        return programs.run(
                Invocation.of(List.of(command), deadline.atMost(CALL).left()));
    }

    private static Done refused(String why) {
        return new Done(false, why, Optional.of(Result.NOT_HEALED));
    }
}
