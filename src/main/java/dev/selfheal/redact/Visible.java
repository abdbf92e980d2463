package dev.selfheal.redact;

import java.util.regex.Pattern;

/** Text without what a terminal obeys and nobody sees: it could part a secret so that it is not recognised, and hide words. */
public final class Visible {
    /** Colours and cursor moves; titles and links, with what they carry. */
    private static final Pattern TERMINAL = Pattern.compile(
            "(?:\\x1b\\[|\\x9b)[0-?]*+[ -/]*+[@-~]|(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\n]*+(?:\\x07|\\x1b\\\\|\\x9c)?");

    /** Bidi, zero width, tags (Cf); private use (Co), halves of pairs (Cs); selectors, joiners and fillers that are empty. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}"
                    + "\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{3164}\\x{FFA0}\\x{2800}]");

    private Visible() {}

    /** Line breaks and other control characters stay. */
    public static String text(String text) {
        return plain(text)
                ? text
                : UNSEEN.matcher(TERMINAL.matcher(text).replaceAll("")).replaceAll("");
    }

    /** Whether it is nothing but printable ASCII, blanks and line breaks, as nearly all text is. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c == 0x1b) {
                return false;
            }
        }
        return true;
    }
}
