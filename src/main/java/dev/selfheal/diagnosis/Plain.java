package dev.selfheal.diagnosis;

import dev.selfheal.redact.Visible;
import java.util.regex.Pattern;

/** Text from the machine's logs and answers made harmless: to a model's tokenizer, to a terminal, to a line-based reader. */
final class Plain {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}\\s]+");
    // Marks heaped upon one letter say nothing, and cost a token each.
    private static final Pattern HEAPED = Pattern.compile("(\\p{M}{2})\\p{M}+");
    // [INST], [/INST], [TOOL_CALLS], [gMASK] and their like.
    private static final Pattern BRACKETED = Pattern.compile("\\[(/?[A-Za-z]?[A-Z_]{3,30})]");
    // Headings and code fences of Markdown, which part the turns of a talk in some templates.
    private static final Pattern HEADING = Pattern.compile("#{2,}");
    private static final Pattern CODE = Pattern.compile("[`\u00B4]{3,}|~{3,}");

    // What is looked at for each character that is wanted: text without end must cost no more than what is kept of it.
    private static final int LOOKED_AT = 4;

    private Plain() {}

    /** One line without anything unseen, at most that long. */
    static String line(String text, int most) {
        String begin = text.substring(0, Math.min(text.length(), most * LOOKED_AT));
        String one = HEAPED.matcher(BREAKS.matcher(Visible.text(begin)).replaceAll(" "))
                .replaceAll("$1")
                .trim();
        boolean whole = begin.length() == text.length() && one.length() <= most;
        return whole ? one : cut(one, most - 3) + "...";
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /**
     * Also without whatever a model's template or tokenizer could take for its own: every angle bracket, since the control
     * tokens of all families are written with them, bars of either width, bracketed words, headings and code fences.
     */
    static String forModel(String text, int most) {
        StringBuilder plain = new StringBuilder(line(text, most));
        for (int i = 0; i < plain.length(); i++) {
            plain.setCharAt(i, harmless(plain.charAt(i)));
        }
        String code = CODE.matcher(HEADING.matcher(plain).replaceAll("#")).replaceAll("'''");
        return BRACKETED.matcher(code).replaceAll("($1)");
    }

    /** Wide and small forms too: some tokenizers take them for the usual ones. */
    private static char harmless(char c) {
        return switch (c) {
            case '<', '\uFF1C', '\uFE64' -> '\u2039';
            case '>', '\uFF1E', '\uFE65' -> '\u203A';
            case '\uFF5C' -> '\u00A6';
            case '\uFF3B' -> '[';
            case '\uFF3D' -> ']';
            default -> c;
        };
    }
}
