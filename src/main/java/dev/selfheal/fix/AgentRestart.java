package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;

/** Ends a LaunchAgent's process, if it has one, and starts it: twice leaves what once leaves, one running job. */
public record AgentRestart(Supervisor supervisor) implements Action {
    @Override
    public String name() {
        return "agent.restart";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, "agent");
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
