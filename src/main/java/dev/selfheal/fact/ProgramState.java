package dev.selfheal.fact;

/** Whether a program could be started, as far as can be told without starting it. */
public enum ProgramState {
    RUNNABLE,
    ABSENT,
    NOT_EXECUTABLE,
    /** Not looked for, since its path is not absolute, or access was denied. */
    UNKNOWN
}
