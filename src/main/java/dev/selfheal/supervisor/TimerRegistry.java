package dev.selfheal.supervisor;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An own job as a timer of this user's systemd manager, and the service of the same name that it starts. */
public final class TimerRegistry implements Registry {
    // Ending a cycle takes up to the 20 s that its service gives it.
    private static final Duration WAITING = Duration.ofSeconds(30);
    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration STARTING = Duration.ofSeconds(5);

    private final Tool tool;
    private final Clock clock;

    /** @param tool {@code systemctl}, or its absolute path */
    public TimerRegistry(Programs programs, Clock clock, String tool) {
        this.tool = new Tool(programs, List.of(tool, "--user", "--no-pager", "--no-ask-password"));
        this.clock = clock;
    }

    @Override
    public Standing look(String label, Deadline deadline) throws InterruptedException {
        String timer = timer(label);
        Asked asked = tool.ask(
                ASKING,
                deadline,
                "show",
                "--property=LoadState,ActiveState,UnitFileState,FragmentPath,NeedDaemonReload",
                "--",
                timer);
        if (!(asked instanceof Asked.Answered answered)) {
            return new Standing.CannotTell(((Asked.Unasked) asked).why(), asked.said());
        }
        if (answered.status() != 0) {
            return new Standing.CannotTell(Systemctl.trouble(answered.errors()), "systemctl show: " + asked.said());
        }
        UnitShow unit = new UnitShow(answered.output());
        return switch (unit.text("LoadState")) {
            case "loaded" -> standing(unit);
            case "not-found" -> new Standing.Out();
            case "masked" ->
                new Standing.Barred(timer + " was masked", "to have it again: systemctl --user unmask " + timer);
            default -> new Standing.Half(timer + " is " + unit.text("LoadState") + " for the user manager");
        };
    }

    private static Standing standing(UnitShow unit) {
        if (!unit.text("UnitFileState").equals("enabled")) {
            return new Standing.Half("its timer is not enabled: it would not be started after the next login");
        }
        if (!unit.text("ActiveState").equals("active")) {
            return new Standing.Half("its timer is enabled, but does not run");
        }
        return unit.text("NeedDaemonReload").equals("yes")
                ? new Standing.Half("its timer runs as its file was before it was changed")
                : new Standing.In(Optional.of(unit.text("FragmentPath")));
    }

    @Override
    public Move enter(String label, Path definition, Deadline deadline) throws InterruptedException {
        for (String[] order : new String[][] {{"daemon-reload"}, {"enable", "--now", "--", timer(label)}}) {
            Asked asked = tool.ask(WAITING, deadline, order);
            if (!asked.ended(0)) {
                return refused(order[0], asked);
            }
        }
        Asked service = tool.ask(ASKING, deadline, "show", "--property=LoadState", "--", service(label));
        String loaded = service instanceof Asked.Answered answered
                ? new UnitShow(answered.output()).text("LoadState")
                : service.said();
        if (!loaded.equals("loaded")) {
            return new Move.Refused(service(label) + " is " + loaded + " for the user manager");
        }
        return running(label, deadline.atMost(STARTING));
    }

    /** A timer that the manager cannot understand is accepted, and does not run. */
    private Move running(String label, Deadline end) throws InterruptedException {
        Standing standing = look(label, end);
        while (!(standing instanceof Standing.In) && !end.passed()) {
            clock.pause(STEP);
            standing = look(label, end);
        }
        return standing instanceof Standing.In
                ? new Move.Accepted("systemctl enable --now")
                : new Move.Refused(
                        standing instanceof Standing.Half half
                                ? half.what()
                                : standing instanceof Standing.CannotTell not
                                        ? not.detail()
                                        : "the user manager does not know " + timer(label));
    }

    @Override
    public Move remove(String label, Deadline deadline) throws InterruptedException {
        // Each may not be there, which is what is wanted: what is left after all three decides.
        Asked disabled = tool.ask(WAITING, deadline, "disable", "--", timer(label));
        Asked timer = tool.ask(WAITING, deadline, "stop", "--", timer(label));
        Asked service = tool.ask(WAITING, deadline, "stop", "--", service(label));
        Asked asked = tool.ask(
                ASKING, deadline, "show", "--property=ActiveState,UnitFileState", "--", timer(label), service(label));
        if (!(asked instanceof Asked.Answered answered) || answered.status() != 0) {
            return refused("show", asked);
        }
        boolean left = answered.output()
                .lines()
                .anyMatch(line -> line.matches("ActiveState=(active|activating|deactivating|reloading)")
                        || line.equals("UnitFileState=enabled"));
        if (!left) {
            return new Move.Accepted("systemctl disable, stop");
        }
        for (Asked one : List.of(disabled, timer, service)) {
            if (!one.ended(0)) {
                return new Move.Unknown("systemctl: " + one.said());
            }
        }
        return new Move.Unknown("systemctl disable and stop were accepted, but it is still there");
    }

    @Override
    public Move forget(String label, Deadline deadline) throws InterruptedException {
        Asked asked = tool.ask(WAITING, deadline, "daemon-reload");
        // One that never failed cannot be reset: whether it helped matters to nobody.
        Asked unused = tool.ask(ASKING, deadline, "reset-failed", "--", timer(label), service(label));
        return asked.ended(0) ? new Move.Accepted("systemctl daemon-reload") : refused("daemon-reload", asked);
    }

    private static Move refused(String verb, Asked asked) {
        String said = "systemctl " + verb + ": " + asked.said();
        return asked instanceof Asked.Answered ? new Move.Refused(said) : new Move.Unknown(said);
    }

    private static String timer(String label) {
        return label + ".timer";
    }

    private static String service(String label) {
        return label + ".service";
    }

    // The link that enables it would be left.
    @Override
    public boolean nothingWithoutSession() {
        return false;
    }
}
