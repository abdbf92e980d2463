package dev.selfheal.policy.variant;

/** What can be changed in a rule to see whether a case notices. */
public enum Change {
    /** Nothing: the rule as it is, to compare with. */
    NONE,
    /** A condition is left out. */
    LEFT_OUT,
    /** A fact that is only named is not asked for, nor what must not be beside it; no rule to run, but to cover. */
    ABSENT,
    /** A condition asks for its opposite. */
    NEGATED,
    /** A number is one more or one less, or a comparison takes in its limit or not. */
    THRESHOLD,
    /** One of several alternatives is left out. */
    ALTERNATIVE,
    /** A conclusion has another severity. */
    SEVERITY,
    /** Of several conclusions one is left out. */
    CONCLUSION
}
