package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;

/** An idempotent act upon one target: where things already are as they should be, it changes nothing. */
public interface Action {
    /** Such as {@code log.rotate}. */
    String name();

    /** Whether it can act on that kind of target. */
    boolean suits(Target target);

    /** Whether it must leave another process than the one that ran before: the same one is no success of it. */
    default boolean replaces(Target target) {
        return false;
    }

    Done act(Target target, Deadline deadline) throws InterruptedException;
}
