package dev.selfheal.install.discovery;

import dev.selfheal.sys.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out on which ports the processes of jobs wait for connections, without connecting to any. */
public interface Listeners {
    /**
     * The listeners of each group of processes; none for those that have none, or that cannot be looked at.
     *
     * @param groups what the processes of a job have in common: a control group on Linux, a process group on a Mac
     */
    Map<String, List<Listener>> of(Set<String> groups, Deadline deadline) throws InterruptedException;

    /** The first port of those that the system gives to whoever asks for any: such a port is another the next time. */
    int firstByChance();
}
