package dev.selfheal.fix;

import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import java.util.List;

/** For tests of what must not ask a supervisor at all. */
final class NoSupervisor implements Supervisor {
    @Override
    public String kind() {
        return "agent";
    }

    @Override
    public Sight look(String name, Deadline deadline) {
        throw new AssertionError("asked for " + name);
    }

    @Override
    public List<String> jobs(Deadline deadline) {
        throw new AssertionError("asked for jobs");
    }

    @Override
    public Move load(String name, Deadline deadline) {
        throw new AssertionError("asked to load " + name);
    }

    @Override
    public Move start(String name, Deadline deadline) {
        throw new AssertionError("asked to start " + name);
    }

    @Override
    public Move restart(String name, Deadline deadline) {
        throw new AssertionError("asked to restart " + name);
    }

    @Override
    public Move reload(String name, Deadline deadline) {
        throw new AssertionError("asked to reload " + name);
    }
}
