package dev.selfheal.evidence;

import dev.selfheal.redact.Secrets;
import dev.selfheal.redact.Visible;
import java.util.List;
import java.util.regex.Pattern;

/** Text from outside as lines that may be kept and printed: no secrets, no control characters, none too long. */
final class Lines {
    /** Characters of one line: enough for a stack frame or a request, and forty of them are still a screenful. */
    static final int LONGEST = 400;

    private static final String MORE = "...";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n]]");

    /** The end of a private key whose beginning is further up than this text goes: all before it may be the key. */
    private static final Pattern END_OF_KEY =
            Pattern.compile("\\A.*-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,20}-----", Pattern.DOTALL);

    private Lines() {}

    /** All of them but blank ones. */
    static List<String> of(String text) {
        // What nobody sees goes first: it would break a secret in two.
        String plain = Visible.text(text).replace('\r', '\n');
        plain = CONTROL.matcher(plain).replaceAll(" ");
        // Masked as a whole and before it is cut: a key spans lines, and half a secret is not recognised as one.
        String masked = Secrets.mask(plain);
        masked = END_OF_KEY.matcher(masked).replaceFirst("[private-key]");
        return masked.lines()
                .filter(line -> !line.isBlank())
                .map(String::stripTrailing)
                .map(Lines::cut)
                .toList();
    }

    /** One line for people: why something could not be had. */
    static String one(String text) {
        return Secrets.line(text, LONGEST);
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = LONGEST - MORE.length();
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
