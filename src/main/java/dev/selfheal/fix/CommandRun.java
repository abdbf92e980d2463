package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;

/**
 * Runs a repair that the inventory declares. It is as idempotent as its author made it; it is run at most once in a cycle,
 * and only while what it is to cure is seen to be sick.
 */
public record CommandRun(Programs programs) implements Action {
    @Override
    public String name() {
        return "command.run";
    }

    @Override
    public boolean suits(Target target) {
        return target instanceof Target.Program;
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        if (target instanceof Target.Program program) {
            return new DeclaredProgram(programs).run(program, deadline);
        }
        throw new IllegalArgumentException(target.subject() + ": not a declared program");
    }
}
