package dev.selfheal.evidence;

import dev.selfheal.sys.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The process list of this machine. */
public interface Processes {
    /**
     * A line for each of these processes and all that they started, parents first.
     *
     * @param part a text in the command line that makes a process one of them too
     */
    List<String> lines(Set<Long> pids, Optional<String> part, Deadline deadline) throws Exception;
}
