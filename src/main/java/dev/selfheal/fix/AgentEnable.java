package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import java.util.Set;

/**
 * Switches a LaunchAgent on again that is switched off, and loads it; starts it if it should run. One that is switched on, and
 * is as it should be, is left alone.
 *
 * @param allowed labels of those whose owner says in the inventory that they never switch it off on purpose: no others, whatever
 *     a rule asks for
 * @param running labels of those that should run all the time
 */
public record AgentEnable(Supervisor supervisor, Set<String> allowed, Set<String> running) implements Action {
    @Override
    public String name() {
        return "agent.enable";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, "agent") && allowed.contains(Jobs.name(target));
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        String label = Jobs.name(target);
        return Jobs.done(supervisor.enable(label, running.contains(label), deadline));
    }
}
