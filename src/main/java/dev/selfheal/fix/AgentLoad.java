package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;

/** Makes a LaunchAgent known to launchd; one that is known is left alone. */
public record AgentLoad(Supervisor supervisor) implements Action {
    @Override
    public String name() {
        return "agent.load";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, "agent");
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        return Jobs.done(supervisor.load(Jobs.name(target), deadline));
    }
}
