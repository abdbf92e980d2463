package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;

/**
 * Has the supervisor forget a job and read its definition anew, and starts it: for what a restart does not cure. Twice leaves
 * what once leaves, one running job.
 *
 * @param kind of the job, {@code agent} or {@code unit}
 */
public record JobReload(Supervisor supervisor, String kind) implements Action {
    @Override
    public String name() {
        return kind + ".reload";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, kind);
    }

    @Override
    public boolean replaces(Target target) {
        return true;
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        return Jobs.done(supervisor.reload(Jobs.name(target), deadline));
    }
}
