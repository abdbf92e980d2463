package dev.selfheal.diagnosis;

import java.util.regex.Pattern;

/** Text from the machine's logs and answers made harmless: to a model's tokenizer, to a terminal, to a line-based reader. */
final class Plain {
    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
    // Cc: control; Cf: bidi, zero width, tag characters; Co and Cs: private use and halves of pairs.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}]");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    // [INST], [/INST], [TOOL_CALLS] and their like.
    private static final Pattern BRACKETED = Pattern.compile("\\[(/?[A-Z_]{3,30})]");

    // What is looked at for each character that is wanted: text without end must cost no more than what is kept of it.
    private static final int LOOKED_AT = 4;

    private Plain() {}

    /** One line without anything unseen, at most that long. */
    static String line(String text, int most) {
        String begin = text.substring(0, Math.min(text.length(), most * LOOKED_AT));
        String seen = UNSEEN.matcher(ANSI.matcher(begin).replaceAll("")).replaceAll("");
        String one = BREAKS.matcher(seen).replaceAll(" ").trim();
        boolean whole = begin.length() == text.length() && one.length() <= most;
        return whole ? one : one.substring(0, Math.min(one.length(), most - 3)) + "...";
    }

    /**
     * Also without whatever a model's template or tokenizer could take for its own: every angle bracket, since the control
     * tokens of all families are written with them, bars of either width, and bracketed words.
     */
    static String forModel(String text, int most) {
        String plain =
                line(text, most).replace('<', '\u2039').replace('>', '\u203A').replace('\uFF5C', '\u00A6');
        return BRACKETED.matcher(plain).replaceAll("($1)");
    }
}
