package dev.selfheal.supervisor;

/** What came of asking the supervisor to do something. Whether it helped is the probe's word, not this one's. */
public sealed interface Move {
    /** It accepted. */
    record Accepted(String said) implements Move {}

    /** It refused, or what was asked makes no sense. */
    record Refused(String said) implements Move {}

    /** It could not be told whether it accepted. */
    record Unknown(String said) implements Move {}

    String said();
}
