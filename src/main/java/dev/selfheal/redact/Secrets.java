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
        String keyless = PrivateKeys.mask(text);
        int end = keyless.indexOf('\n');
        if (end < 0) {
            return maskLine(keyless);
        }
        StringBuilder masked = new StringBuilder(keyless.length());
        for (int from = 0; from < keyless.length(); ) {
            int stop = end < 0 ? keyless.length() : end;
            masked.append(maskLine(keyless.substring(from, stop)));
            masked.append(keyless, stop, Math.min(stop + 1, keyless.length()));
            from = stop + 1;
            end = keyless.indexOf('\n', from);
        }
        return masked.toString();
    }

    /** Likewise, of a value that stands apart from its name: all of it where the name is a secret's. */
    public static String value(String name, String text) {
        SecretNames.Kind kind = SecretNames.of(name);
        boolean secret = kind == SecretNames.Kind.SECRET || kind == SecretNames.Kind.HEADER;
        // A mere key may be that of a table, by which rules know what a fact is about.
        return secret && !name.equals("key") && new Value(0, text.length()).hides(text)
                ? Marks.MASK.substring(0, Math.min(Marks.MASK.length(), text.length()))
                : mask(text);
    }

    private static String maskLine(String line) {
        String visible = Visible.text(line);
        // Colours and what cannot be seen stay, unless a secret is among them.
        String clean = visible.equals(line) ? line : whole(visible);
        String masked = clean.equals(visible) ? whole(line) : clean;
        if (masked.length() <= LONGEST_LINE) {
            return masked;
        }
        // Masked before it is cut: half a secret is not recognised as one. The mark of the cut may stand where one
        // would.
        return whole(masked.substring(0, LONGEST_LINE - CUT.length()) + CUT);
    }

    private static String whole(String line) {
        String masked = line;
        // What one mask uncovers may be known as another. Text without secrets, the usual case, is walked through only
        // once.
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
}
