package dev.selfheal.supervisor;

import dev.selfheal.sys.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The native supervisor of this user's jobs: launchd or the systemd user manager. */
public interface Supervisor {
    /** {@code agent} or {@code unit}: the kind of target it runs. */
    String kind();

    /** How the job is now. */
    Sight look(String name, Deadline deadline) throws InterruptedException;

    /** Names of the owner's jobs that are set up here, sorted; for discovery. The supervisor's own and Apple's are left out. */
    List<String> jobs(Deadline deadline) throws InterruptedException;

    /** Files that its output and its errors are written to, as far as that can be told; none where they go elsewhere. */
    default List<Path> outputs(String name, Deadline deadline) throws InterruptedException {
        return List.of();
    }

    /** What its definition says of it; empty where it has none that can be read. */
    default Optional<JobOutline> outline(String name, Deadline deadline) throws InterruptedException {
        return Optional.empty();
    }

    /** Makes it known to the supervisor if it is not. */
    Move load(String name, Deadline deadline) throws InterruptedException;

    /** Starts it if it does not run. */
    Move start(String name, Deadline deadline) throws InterruptedException;

    /** Ends it if it runs, and starts it. */
    Move restart(String name, Deadline deadline) throws InterruptedException;

    /** Ends it if it runs, has the supervisor read its definition anew, and starts it. */
    Move reload(String name, Deadline deadline) throws InterruptedException;

    /**
     * Undoes what its owner said to the supervisor when switching it off: only for a job whose owner allowed that elsewhere.
     *
     * @param start whether it is also to run, or only to be known
     */
    default Move enable(String name, boolean start, Deadline deadline) throws InterruptedException {
        return new Move.Refused("this supervisor's jobs are switched on by their owner only");
    }
}
