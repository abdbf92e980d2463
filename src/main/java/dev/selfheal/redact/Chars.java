package dev.selfheal.redact;

/** A set of ASCII characters, and the runs that they make in a text. */
final class Chars {
    static final Chars LETTERS = new Chars("AZaz");
    static final Chars DIGITS = new Chars("09");
    static final Chars HEX = new Chars("09afAF");
    static final Chars ALPHANUMERIC = new Chars("AZaz09");
    static final Chars NAME = new Chars("AZaz09__--");
    static final Chars DOTTED = new Chars("AZaz09__--..");
    static final Chars BASE64 = new Chars("AZaz09++//");
    /** Both kinds of base64. */
    static final Chars OPAQUE = new Chars("AZaz09__--++//");
    /** Both kinds of base64 and what tokens are put together with. */
    static final Chars TOKEN = new Chars("AZaz09__--++//==~~..");

    private final boolean[] in = new boolean[128];

    /** @param ranges first and last character of each range */
    private Chars(String ranges) {
        for (int i = 0; i < ranges.length(); i += 2) {
            for (char c = ranges.charAt(i); c <= ranges.charAt(i + 1); c++) {
                in[c] = true;
            }
        }
    }

    boolean has(char c) {
        return c < 128 && in[c];
    }

    /** Whether the text has one of them there; not beyond its ends. */
    boolean at(String text, int index) {
        return index >= 0 && index < text.length() && has(text.charAt(index));
    }

    /** Where the run that begins there ends. */
    int end(String text, int from) {
        return end(text, from, text.length());
    }

    /** Likewise, but no further than that. */
    int end(String text, int from, int last) {
        int at = from;
        int stop = Math.min(last, text.length());
        while (at < stop && has(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the run that ends there begins, looked for over that many characters. */
    int begin(String text, int to, int most) {
        int at = to;
        int stop = Math.max(0, to - most);
        while (at > stop && has(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
