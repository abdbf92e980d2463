package dev.selfheal.supervisor;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the previous run of a job ended, as {@code launchctl print} tells it. It is about the previous run even while another one
 * goes on. One line tells it, which is one of several.
 */
final class LastRun {
    private static final String CODE = "last exit code";
    private static final String STATUS = "last exit status";
    private static final String SIGNAL = "last terminating signal";
    private static final String REASON = "last exit reason";

    // launchd names those of sysexits(3).
    private static final Pattern EXIT = Pattern.compile("(\\d{1,5})(?:: EX_[A-Z]+)?");
    private static final Pattern SIGNALLED = Pattern.compile("[^:]+: (\\d{1,2})");
    // The kernel's words in bsd/sys/reason.h: the program could not be executed, or was not allowed to be.
    private static final Set<String> SPAWN_REASONS = Set.of(
            "OS_REASON_CODESIGNING",
            "OS_REASON_DYLD",
            "OS_REASON_EXEC",
            "OS_REASON_TCC",
            "OS_REASON_SANDBOX",
            "OS_REASON_SECURITY",
            "OS_REASON_ENDPOINTSECURITY");
    // Of the rest of them, those that end a program that ran. One that is not known may be of either kind.
    private static final Set<String> OTHER_REASONS = Set.of(
            "OS_REASON_JETSAM",
            "OS_REASON_SIGNAL",
            "OS_REASON_GUARD",
            "OS_REASON_WATCHDOG",
            "OS_REASON_LIBXPC",
            "OS_REASON_LIBSYSTEM",
            "OS_REASON_OBJC",
            "OS_REASON_FOUNDATION",
            "OS_REASON_RUNNINGBOARD",
            "OS_REASON_HANGTRACER",
            "OS_REASON_PORT_SPACE",
            "OS_REASON_PAC_EXCEPTION",
            "OS_REASON_WEBKIT",
            "OS_REASON_METAL",
            "OS_REASON_ROSETTA",
            "JETSAM_REASON_GENERIC",
            "JETSAM_REASON_MEMORY_HIGHWATER",
            "JETSAM_REASON_MEMORY_VMPAGESHORTAGE",
            "JETSAM_REASON_MEMORY_PROCTHRASHING",
            "JETSAM_REASON_MEMORY_FCTHRASHING",
            "JETSAM_REASON_MEMORY_PERPROCESSLIMIT",
            "JETSAM_REASON_MEMORY_DISK_SPACE_SHORTAGE",
            "JETSAM_REASON_MEMORY_VMCOMPRESSOR_THRASHING",
            "JETSAM_REASON_MEMORY_VMCOMPRESSOR_SPACE_SHORTAGE",
            "JETSAM_REASON_VNODE",
            "JETSAM_REASON_ZONE_MAP_EXHAUSTION",
            "JETSAM_REASON_LOWSWAP");
    // On-demand jobs are ended so to save memory, and come back on demand.
    private static final String IDLE_EXIT = "JETSAM_REASON_MEMORY_IDLE_EXIT";
    private static final int EX_CONFIG = 78; // sysexits(3); launchd's own word for a spawn that it could not set up
    private static final int TERMINATED = 15;
    // What a wrapper makes of the signal that ended its child.
    private static final int EXIT_TERMINATED = 128 + TERMINATED;

    private final PrintText print;

    LastRun(PrintText print) {
        this.print = print;
    }

    /** Whether a line tells it, and all that do are understood. */
    boolean told() {
        Map<String, Boolean> understood = Map.of(
                CODE,
                never() || exit().isPresent(),
                STATUS,
                print.number(STATUS) >= 0,
                SIGNAL,
                signal().isPresent(),
                REASON,
                reasoned());
        return understood.keySet().stream().anyMatch(print::has)
                && understood.entrySet().stream().allMatch(line -> !print.has(line.getKey()) || line.getValue());
    }

    private boolean reasoned() {
        String reason = print.field(REASON);
        return SPAWN_REASONS.contains(reason) || OTHER_REASONS.contains(reason) || reason.equals(IDLE_EXIT);
    }

    /** There was none. */
    boolean never() {
        return print.field(CODE).equals("(never exited)");
    }

    /** It could not be started, which another start will not change. */
    boolean spawnFailed() {
        return SPAWN_REASONS.contains(print.field(REASON)) || exit().orElse(0) == EX_CONFIG;
    }

    /** It ended in a way that nobody asked for. */
    boolean failed() {
        int exit = exit().orElse(0);
        return (exit != 0 && exit != EXIT_TERMINATED)
                || signal().orElse(TERMINATED) != TERMINATED
                || !(print.field(REASON).isEmpty() || print.field(REASON).equals(IDLE_EXIT));
    }

    OptionalInt exit() {
        Matcher exit = EXIT.matcher(print.field(CODE));
        if (exit.matches()) {
            return OptionalInt.of(Integer.parseInt(exit.group(1)));
        }
        // As wait(2) gives it, in old releases.
        long status = print.number(STATUS);
        return status >= 0 && (status & 0x7f) == 0 ? OptionalInt.of((int) status >> 8) : OptionalInt.empty();
    }

    OptionalInt signal() {
        Matcher signal = SIGNALLED.matcher(print.field(SIGNAL));
        if (signal.matches()) {
            return OptionalInt.of(Integer.parseInt(signal.group(1)));
        }
        long status = print.number(STATUS);
        return status > 0 && (status & 0x7f) != 0 ? OptionalInt.of((int) status & 0x7f) : OptionalInt.empty();
    }

    /** launchd's own word for it, if it is one that is known. */
    Optional<String> reason() {
        if (reasoned()) {
            return Optional.of(print.field(REASON));
        }
        return signal().isPresent() && print.has(SIGNAL) ? Optional.of(print.field(SIGNAL)) : Optional.empty();
    }
}
