package dev.selfheal.redact;

/**
 * Takes secrets out of text. Every text from outside passes through here before it becomes part of a fact, so that no fact,
 * file, prompt or alert can hold one.
 *
 * <p>It would rather mask too much than too little. A mask is never longer than what it hides, so that masking twice is the
 * same as masking once. What it costs grows with the length of the text and with nothing else, whatever stands in it.
 */
public final class Secrets {
    /** Longest line that is kept; what matters to a person fits easily. */
    static final int LONGEST_LINE = 1000;

    private static final String CUT = " ...[cut]";
    private static final int MOST_PASSES = 4;

    private Secrets() {}

    /** The text without its secrets, each of which is replaced by {@code ***}; over-long lines are cut and marked. */
    public static String mask(String text) {
        if (text.isEmpty()) {
            return text;
        }
        // Masked before they are cut: half a secret is not recognised as one.
        String masked = cutLines(whole(text));
        String visible = Visible.text(masked);
        if (!visible.equals(masked)) {
            String clean = cutLines(whole(visible));
            return clean.equals(visible) ? masked : clean;
        }
        return masked;
    }

    private static String whole(String text) {
        String masked = PrivateKeys.mask(text);
        // What one mask uncovers may be known as another. Text without secrets, the usual case, is walked through only once.
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            String before = masked;
            masked = Scan.of(before).masked();
            if (masked.equals(before)) {
                break;
            }
        }
        return masked;
    }

    /** The first line that says something, masked and cut to so many characters; for the one line a person reads. */
    public static String line(String text, int longest) {
        String first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        String masked = mask(first).replaceAll("\\p{Cntrl}", " ").strip();
        return masked.length() <= longest ? masked : masked.substring(0, Math.max(0, longest - 3)) + "...";
    }

    private static String cutLines(String text) {
        if (text.length() <= LONGEST_LINE) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            int stop = end < 0 ? text.length() : end;
            if (stop - from > LONGEST_LINE) {
                out.append(text, from, from + LONGEST_LINE - CUT.length()).append(CUT);
                out.append(text, stop, next);
            } else {
                out.append(text, from, next);
            }
            from = next;
        }
        return out.toString();
    }
}
