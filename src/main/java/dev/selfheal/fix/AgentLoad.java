package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import java.util.Set;

/**
 * Makes a LaunchAgent known to launchd, and starts it if it should run: not each does so when it is loaded. One that is known,
 * and runs if it should, is left alone.
 *
 * @param running labels of those that should run all the time
 */
public record AgentLoad(Supervisor supervisor, Set<String> running) implements Action {
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
        String label = Jobs.name(target);
        return Jobs.done(
                running.contains(label) ? supervisor.start(label, deadline) : supervisor.load(label, deadline));
    }
}
