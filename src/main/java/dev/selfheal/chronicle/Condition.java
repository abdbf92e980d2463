package dev.selfheal.chronicle;

/** How a subject was in one hour, or on one day: the worst that was seen. From harmless to bad, in this order. */
public enum Condition {
    /** Nobody looked: no cycle ran, or it was not in the inventory. */
    NOT_WATCHED('.'),
    WELL('w'),
    /** Every look at it failed: neither up nor down. */
    UNKNOWN('?'),
    /** It was sick and a fix healed it within the cycle. */
    HEALED('h'),
    WARNING('!'),
    CRITICAL('C');

    private final char sign;

    Condition(char sign) {
        this.sign = sign;
    }

    /** One letter, as the day's file has it. */
    public char sign() {
        return sign;
    }

    /** Of its sign; of one that is none, {@link #NOT_WATCHED}. */
    public static Condition of(char sign) {
        for (Condition one : values()) {
            if (one.sign == sign) {
                return one;
            }
        }
        return NOT_WATCHED;
    }

    /** The worse of the two. */
    public Condition or(Condition other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
