package dev.selfheal.redact;

/** What was found to be secret so far: places that do not overlap, in order. */
final class Marks {
    static final String MASK = "***";
    private static final int EXPECTED_WITHIN = 48;

    private final String text;
    private final StringBuilder masked = new StringBuilder();
    private int end;
    private int expectedFrom;
    private int expectedTo = -1;
    private int count;

    Marks(String text) {
        this.text = text;
    }

    /** From one character to before the other is secret. Whatever lies before has been looked at. */
    void add(int from, int to) {
        int begin = Math.max(from, end);
        if (begin < to) {
            // Never longer than what it hides, so that masking again changes nothing.
            masked.append(text, end, begin).append(MASK, 0, Math.min(MASK.length(), to - begin));
            end = to;
            count++;
        }
    }

    /** From there on, something that was called a secret may follow soon, with words in between. */
    void expect(int at) {
        expectedFrom = at;
        expectedTo = at + EXPECTED_WITHIN;
    }

    boolean expected(int at) {
        return at >= expectedFrom && at <= expectedTo;
    }

    /** Behind the last secret. */
    int end() {
        return end;
    }

    int count() {
        return count;
    }

    /** The text with its secrets masked. */
    String masked() {
        return end == 0 ? text : masked.append(text, end, text.length()).toString();
    }
}
