package dev.selfheal.supervisor;

import java.time.Duration;
import java.util.Optional;

/** What the supervisor said of a job. */
public sealed interface Sight {
    /**
     * It answered, if only to say that it does not know the job.
     *
     * @param definition the file behind the job, where the supervisor reads one and that was looked at
     * @param startLimited how long, at most, the supervisor takes no order to start it, since it was started too often
     */
    record Seen(Job job, Optional<DefinitionSight> definition, Optional<Duration> startLimited) implements Sight {
        public Seen(Job job) {
            this(job, Optional.empty(), Optional.empty());
        }
    }

    /**
     * It could not be asked.
     *
     * @param why the kind of trouble, for the reason of a probe failure
     */
    record CannotTell(Trouble why, String detail) implements Sight {}

    /** Kinds of trouble. */
    enum Trouble {
        DENIED,
        TIMED_OUT,
        TOOL_MISSING,
        UNREADABLE,
        /** No session, no manager: nobody is there to ask. */
        NO_SESSION
    }
}
