package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.State;
import dev.selfheal.supervisor.Systemctl.Shown;
import dev.selfheal.sys.Deadline;
import java.time.Duration;

/** What is said to the user manager, in which order, to load, start, restart and reload a unit. */
final class UnitOrders {
    // systemctl waits for the end of the start, up to the unit's own 90 s. The order stands when we stop waiting.
    private static final Duration WAITING = Duration.ofSeconds(15);

    private final Tool tool;
    private final Systemctl.Showing units;

    UnitOrders(Tool tool, Systemctl.Showing units) {
        this.tool = tool;
        this.units = units;
    }

    /** A unit file is found by itself, but for one that came after a look at the folder: then the folder is read again. */
    Move load(String name, Deadline deadline) throws InterruptedException {
        return absent(units.show(name, deadline)) ? readAgain(name, deadline) : known(units.show(name, deadline));
    }

    Move start(String name, Deadline deadline) throws InterruptedException {
        Shown shown = units.show(name, deadline);
        if (shown instanceof Shown.As as && (as.state() == State.RUNNING || as.state() == State.STARTING)) {
            return new Move.Accepted("it runs already");
        }
        return order("start", name, shown, deadline);
    }

    Move restart(String name, Deadline deadline) throws InterruptedException {
        return order("restart", name, units.show(name, deadline), deadline);
    }

    Move reload(String name, Deadline deadline) throws InterruptedException {
        Shown shown = units.show(name, deadline);
        if (!(shown instanceof Shown.As as)) {
            return known(shown);
        }
        if (as.unit().masked()) {
            return new Move.Refused("its owner masked it");
        }
        if (as.state() != State.ABSENT
                && !tool.ask(WAITING, deadline, "stop", "--", name).ended(0)) {
            return new Move.Unknown("systemctl stop: it could not be seen to end");
        }
        Move read = readAgain(name, deadline);
        return read instanceof Move.Accepted ? order("start", name, units.show(name, deadline), deadline) : read;
    }

    private Move order(String verb, String name, Shown first, Deadline deadline) throws InterruptedException {
        Shown shown = first;
        if (absent(first)) {
            Move loaded = readAgain(name, deadline);
            if (!(loaded instanceof Move.Accepted)) {
                return loaded;
            }
            shown = units.show(name, deadline);
        }
        if (!(shown instanceof Shown.As as)) {
            return known(shown);
        }
        if (as.unit().masked()) {
            return new Move.Refused("its owner masked it");
        }
        Asked asked = say(verb, as.unit(), name, deadline);
        return asked instanceof Asked.Answered && !asked.ended(0) && atStartLimit(name, deadline)
                ? new Move.Refused("systemctl " + verb + ": its start limit is reached, "
                        + "systemd starts it again when the interval has passed, or after systemctl reset-failed")
                : outcome(verb, name, asked, deadline);
    }

    private Asked say(String verb, UnitShow unit, String name, Deadline deadline) throws InterruptedException {
        // A quarter of the time stays for looking at what became of it.
        Duration most = deadline.left().multipliedBy(3).dividedBy(4);
        Duration within = most.compareTo(WAITING) < 0 ? most : WAITING;
        return unit.oneshot()
                ? tool.ask(within, deadline, verb, "--no-block", "--", name)
                : tool.ask(within, deadline, verb, "--", name);
    }

    private Move outcome(String verb, String name, Asked asked, Deadline deadline) throws InterruptedException {
        if (asked instanceof Asked.Answered answered) {
            return answered.status() == 0
                    ? new Move.Accepted("systemctl " + verb)
                    : Systemctl.trouble(answered.errors()) == Sight.Trouble.UNREADABLE
                            ? new Move.Refused("systemctl " + verb + ": " + answered.said())
                            : new Move.Unknown("systemctl " + verb + ": " + answered.said());
        }
        boolean underWay = units.show(name, deadline) instanceof Shown.As as
                && (as.state() == State.STARTING || as.state() == State.STOPPING || as.state() == State.RUNNING);
        return underWay ? new Move.Accepted("systemctl " + verb + ": still under way") : new Move.Unknown(asked.said());
    }

    private boolean atStartLimit(String name, Deadline deadline) throws InterruptedException {
        return units.show(name, deadline) instanceof Shown.As as && StartLimit.reached(as.unit());
    }

    private Move readAgain(String name, Deadline deadline) throws InterruptedException {
        Asked asked = tool.ask(WAITING, deadline, "daemon-reload");
        return asked.ended(0)
                ? known(units.show(name, deadline))
                : new Move.Unknown("systemctl daemon-reload: " + asked.said());
    }

    private static boolean absent(Shown shown) {
        return shown instanceof Shown.As as && as.state() == State.ABSENT;
    }

    private static Move known(Shown shown) {
        if (shown instanceof Shown.Not not) {
            return new Move.Unknown(not.detail());
        }
        return absent(shown) ? new Move.Refused("there is no such unit file") : new Move.Accepted("it is known");
    }
}
