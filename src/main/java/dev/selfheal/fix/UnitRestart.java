package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;

/** Ends a systemd user unit, if it runs, and starts it: twice leaves what once leaves, one running unit. */
public record UnitRestart(Supervisor supervisor) implements Action {
    @Override
    public String name() {
        return "unit.restart";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, "unit");
    }

    @Override
    public boolean replaces(Target target) {
        return true;
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        return Jobs.done(supervisor.restart(Jobs.name(target), deadline));
    }
}
