package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;

/** Starts a systemd user unit; one that runs is left alone. */
public record UnitStart(Supervisor supervisor) implements Action {
    @Override
    public String name() {
        return "unit.start";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, "unit");
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        return Jobs.done(supervisor.start(Jobs.name(target), deadline));
    }
}
