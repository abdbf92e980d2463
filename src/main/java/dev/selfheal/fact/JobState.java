package dev.selfheal.fact;

/** The state of a job that the native supervisor (launchd, systemd) keeps, in words common to both. */
public enum JobState {
    RUNNING,
    /** Being started. */
    STARTING,
    /** Being stopped. */
    STOPPING,
    /** Waiting for the supervisor's own restart delay. */
    BACKOFF,
    /** Loaded, no process, last run ended well or there was none. */
    IDLE,
    /** Loaded, no process, and the last run failed. */
    FAILED,
    /** The supervisor could not even start it: a configuration problem that no restart cures. */
    SPAWN_FAILED,
    /** The supervisor does not know it. */
    ABSENT,
    /** Loaded, and never started since it was loaded. */
    NEVER_RAN
}
