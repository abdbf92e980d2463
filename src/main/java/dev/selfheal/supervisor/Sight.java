package dev.selfheal.supervisor;

/** What the supervisor said of a job. */
public sealed interface Sight {
    /** It answered, if only to say that it does not know the job. */
    record Seen(Job job) implements Sight {}

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
