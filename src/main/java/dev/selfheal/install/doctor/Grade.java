package dev.selfheal.install.doctor;

/** How well one thing is. */
public enum Grade {
    OK,
    /** It works, and its owner may want to know this. */
    WARNING,
    /** Something will not work until it is cured. */
    FAILURE
}
