package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Supervisor;
import java.util.Optional;

/** What the actions on jobs of the native supervisor have in common. */
final class Jobs {
    private Jobs() {}

    /** Whether it is a job of this kind, {@code agent} or {@code unit}, that this supervisor runs. */
    static boolean suits(Target target, Supervisor supervisor, String kind) {
        return kind.equals(supervisor.kind())
                && target instanceof Target.Job
                && target.subject().startsWith(kind + ":");
    }

    /** The name of a job; the floor lets an action have only what suits it. */
    static String name(Target target) {
        if (target instanceof Target.Job job) {
            return job.name();
        }
        throw new IllegalArgumentException(target.subject() + ": not a job of the supervisor");
    }

    /** An accepted move, and one that may have been accepted, are for the probe to judge; a refused one changed nothing. */
    static Done done(Move move) {
        return move instanceof Move.Refused
                ? new Done(false, move.said(), Optional.of(Result.NOT_HEALED))
                : Done.changed(move.said());
    }
}
