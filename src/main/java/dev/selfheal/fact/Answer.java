package dev.selfheal.fact;

/** Whether a loaded model was seen to generate. */
public enum Answer {
    /** It gave a token just now. */
    ANSWERS,
    /** It gave none before the deadline. */
    SILENT,
    /** It answered with an error or with an empty success. */
    FAILS,
    /** It was not asked: not loaded, or its last proof is recent. */
    NOT_ASKED
}
