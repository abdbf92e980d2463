package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.sys.Deadline;
import java.time.Duration;

/** The verbs of {@code launchctl} that are used, each with its own time limit, and what their exit statuses mean. */
final class LaunchctlCalls {
    // errno(2) and, from 107 on, launchd's own: "launchctl error N" explains them.
    static final int NO_PROCESS = 3;
    static final int INPUT_OUTPUT = 5;
    static final int FILE_EXISTS = 17;
    static final int IN_PROGRESS = 36;
    static final int ALREADY = 37;
    static final int NO_DOMAIN = 112;
    static final int NO_SERVICE = 113;
    static final int DISABLED = 119;
    static final int TEARING_DOWN = 124;
    static final int NOT_SUPPORTED = 125;

    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final Duration ORDERING = Duration.ofSeconds(15);

    private final Tool tool;
    private final String domain;

    LaunchctlCalls(Tool tool, long uid) {
        this.tool = tool;
        this.domain = "gui/" + uid;
    }

    /** Whether nobody is there who could do it: no graphical session, or one that is ending. */
    static boolean noSession(Asked asked) {
        return asked.ended(NO_DOMAIN, TEARING_DOWN, NOT_SUPPORTED);
    }

    /** Whether a bootout says that the job is gone, or on its way out: it returns before that is done. */
    static boolean leaving(Asked bootout) {
        return bootout.ended(0, NO_PROCESS, IN_PROGRESS, ALREADY, NO_SERVICE);
    }

    Asked print(String label, Deadline deadline) throws InterruptedException {
        return tool.ask(ASKING, deadline, "print", target(label));
    }

    /** Whether its owner switched it off: {@code print} does not show that. */
    Enabled enabled(String label, Deadline deadline) throws InterruptedException {
        return tool.ask(ASKING, deadline, "print-disabled", domain) instanceof Asked.Answered answered
                        && answered.status() == 0
                ? DisabledServices.of(label, answered.output())
                : Enabled.UNKNOWN;
    }

    Asked enable(String label, Deadline deadline) throws InterruptedException {
        return tool.ask(ASKING, deadline, "enable", target(label));
    }

    Asked bootstrap(String plist, Deadline deadline) throws InterruptedException {
        return tool.ask(ORDERING, deadline, "bootstrap", domain, plist);
    }

    Asked bootout(String label, Duration exitTimeout, Deadline deadline) throws InterruptedException {
        return tool.ask(exitTimeout.plus(ORDERING), deadline, "bootout", target(label));
    }

    /** Starts it if it does not run. */
    Asked kickstart(String label, Deadline deadline) throws InterruptedException {
        return tool.ask(ORDERING, deadline, "kickstart", target(label));
    }

    /** Ends it first. The property list is not read again. */
    Asked kickstartAnew(String label, Duration within, Deadline deadline) throws InterruptedException {
        return tool.ask(within, deadline, "kickstart", "-k", target(label));
    }

    private String target(String label) {
        return domain + "/" + label;
    }
}
