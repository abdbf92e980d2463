package dev.selfheal.fix;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;

/**
 * Restarts whatever runs a service: its job, its application, or by its declared command. Twice leaves what once leaves, one
 * running service; it is done only while the service is seen to be sick.
 *
 * @param apps whether this machine has applications that can be quit and opened: macOS
 */
public record ServiceRestart(Supervisor supervisor, Programs programs, Clock clock, boolean apps) implements Action {
    @Override
    public String name() {
        return "service.restart";
    }

    @Override
    public boolean suits(Target target) {
        return Jobs.suits(target, supervisor, supervisor.kind())
                || target instanceof Target.Program
                || (apps && target instanceof Target.App app && MacApp.nameable(app.name()));
    }

    @Override
    public boolean replaces(Target target) {
        return target instanceof Target.Job;
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        if (target instanceof Target.App app) {
            return new MacApp(programs, clock).restart(app.name(), deadline);
        }
        if (target instanceof Target.Program program) {
            return new DeclaredProgram(programs).run(program, deadline);
        }
        return Jobs.done(supervisor.restart(Jobs.name(target), deadline));
    }
}
