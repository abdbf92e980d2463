package dev.selfheal.alert;

import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Shows alerts as notifications on the desktop of the user who runs this. What is shown is an argument, never a script. */
public final class Desktop implements Sink {
    private static final int LONGEST = 200;

    private final List<String> command;
    private final String cure;
    private final Duration within;
    private final Programs programs;
    private final UnaryOperator<String> mask;

    private Desktop(List<String> command, String cure, Duration within, Programs programs, UnaryOperator<String> mask) {
        this.command = command;
        this.cure = cure;
        this.within = within;
        this.programs = programs;
        this.mask = mask;
    }

    /**
     * Of a Mac. The script is the same whatever is shown, and takes its words from the arguments behind it.
     *
     * @param osascript how it is called
     * @param mask takes out what names a person or machine
     */
    public static Desktop ofMac(String osascript, Duration within, Programs programs, UnaryOperator<String> mask) {
        List<String> command = List.of(
                osascript,
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run");
        return new Desktop(command, "say in tools where osascript is", within, programs, mask);
    }

    /**
     * Of any desktop that keeps to freedesktop.org's notifications.
     *
     * @param notifySend how it is called
     * @param mask takes out what names a person or machine
     */
    public static Desktop ofLinux(String notifySend, Duration within, Programs programs, UnaryOperator<String> mask) {
        List<String> command = List.of(notifySend, "--app-name=Selfheal", "--urgency=critical", "--");
        String cure = "install notify-send (the package libnotify-bin or libnotify), or say in tools where it is";
        return new Desktop(command, cure, within, programs, mask);
    }

    @Override
    public String name() {
        return "desktop";
    }

    @Override
    public String identity() {
        return "desktop";
    }

    @Override
    public Optional<String> deliver(AlertLine line, Duration most) {
        Duration time = within.compareTo(most) < 0 ? within : most;
        List<String> whole = new ArrayList<>(command);
        // It begins with a letter, so that no tool takes it for an option.
        whole.add(words("Selfheal: " + line.kind() + ", " + line.subject()));
        whole.add(words(line.message() + (line.since() == null ? "" : " (since " + line.since() + ")")));
        try {
            return failure(programs.run(Invocation.of(whole, time)), time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** In one line, and without what a desktop would take for markup. */
    private String words(String text) {
        String plain = mask.apply(text)
                .replaceAll("\\p{Cntrl}+", " ")
                .replace('<', '\u2039')
                .replace('>', '\u203a');
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 3) + "...";
    }

    private Optional<String> failure(Ran ran, Duration time) {
        if (ran instanceof Ran.Exited exited) {
            return exited.status() == 0
                    ? Optional.empty()
                    : Optional.of(command.get(0) + " ended with exit status " + exited.status() + ": "
                            + Secrets.line(exited.errors(), LONGEST));
        }
        if (ran instanceof Ran.TimedOut) {
            return Optional.of(command.get(0) + " was ended: it took longer than " + time.toMillis() + " ms");
        }
        return Optional.of((ran instanceof Ran.Missing missing ? missing.detail() : command.get(0) + ": not permitted")
                + "; " + cure);
    }
}
