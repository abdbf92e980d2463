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

    /** The same with the name of what was really moved, for a job that is known by another than it was asked for. */
    default Move of(String name) {
        String said = said() + " of " + name;
        if (this instanceof Accepted) {
            return new Accepted(said);
        }
        return this instanceof Refused ? new Refused(said) : new Unknown(said);
    }
}
