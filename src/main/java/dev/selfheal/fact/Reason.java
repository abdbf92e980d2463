package dev.selfheal.fact;

/** Why a probe could not find out. */
public enum Reason {
    DENIED,
    TIMED_OUT,
    TOOL_MISSING,
    UNREADABLE_ANSWER,
    /** The network or session that would answer is not there: no route, no such host, no login session. */
    UNREACHABLE,
    /** The probe itself is at fault. */
    BROKEN
}
