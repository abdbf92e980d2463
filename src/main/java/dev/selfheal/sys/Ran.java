package dev.selfheal.sys;

/** How the run of a program ended. */
public sealed interface Ran {
    /**
     * It ended by itself.
     *
     * @param status exit status; 128 + n where signal n ended it
     * @param truncated whether it printed more than was kept
     */
    record Exited(int status, String output, String errors, boolean truncated) implements Ran {}

    /** It was ended at its deadline; what it had printed until then. */
    record TimedOut(String output, String errors) implements Ran {}

    /** There is no such program. */
    record Missing(String detail) implements Ran {}

    /** It may not be executed. */
    record Denied(String detail) implements Ran {}
}
