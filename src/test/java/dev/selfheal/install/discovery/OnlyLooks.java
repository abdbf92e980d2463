package dev.selfheal.install.discovery;

import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;

/** A supervisor for those who must not act: any order fails the test. */
interface OnlyLooks extends Supervisor {
    @Override
    default Move load(String name, Deadline deadline) {
        throw new AssertionError("discovery must not act");
    }

    @Override
    default Move start(String name, Deadline deadline) {
        throw new AssertionError("discovery must not act");
    }

    @Override
    default Move restart(String name, Deadline deadline) {
        throw new AssertionError("discovery must not act");
    }

    @Override
    default Move reload(String name, Deadline deadline) {
        throw new AssertionError("discovery must not act");
    }
}
