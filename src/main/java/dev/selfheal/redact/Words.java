package dev.selfheal.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Secrets in prose: behind {@code Bearer} and {@code Basic}, and where a text speaks of a key that soon follows. */
final class Words implements Finder {
    private static final Set<String> SPOKEN_OF = Set.of(
            "key",
            "token",
            "secret",
            "password",
            "passwd",
            "passphrase",
            "credential",
            "credentials",
            "apikey",
            "authtoken",
            "bearer");

    private static final int LONGEST = 12;
    private static final int LEAST_BEARER = 8;
    private static final int LONGEST_WORD = 20;
    private static final int LEAST_BASIC = 8;
    private static final int LOOKED_AT = 400;

    @Override
    public String triggers() {
        return "kKtTsSpPcCaAbB";
    }

    @Override
    public boolean atWords() {
        return true;
    }

    @Override
    public void look(String text, int at, Marks marks) {
        if (!Hints.in(text, at, Math.min(text.length(), at + 3))
                && !text.startsWith("asic", at + 1)
                && !api(text, at)) {
            return;
        }
        int end = Chars.LETTERS.end(text, at, at + LONGEST + 1);
        if (end - at > LONGEST) {
            return;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        if (SPOKEN_OF.contains(word)) {
            marks.expect(end);
        }
        int value = end;
        while (value < text.length() && value < end + LONGEST && text.charAt(value) == ' ') {
            value++;
        }
        if (value == end) {
            return;
        }
        if (word.equals("bearer") && bearer(text, value)) {
            marks.add(value, Chars.TOKEN.end(text, value));
        } else if (word.equals("basic") && credentials(text, value)) {
            marks.add(value, Chars.TOKEN.end(text, value));
        }
    }

    private static boolean api(String text, int at) {
        return text.regionMatches(true, at, "apikey", 0, 6);
    }

    /** Whether it is no word, and no pair of a name and a value. */
    private static boolean bearer(String text, int from) {
        int end = Chars.DOTTED.end(text, from, from + LOOKED_AT);
        int letters = from;
        while (letters < end && text.charAt(letters) >= 'a' && text.charAt(letters) <= 'z') {
            letters++;
        }
        boolean word = letters == end && end - from < LONGEST_WORD;
        boolean pair = end < text.length() && text.charAt(end) == '=' && Chars.ALPHANUMERIC.at(text, end + 1);
        return Chars.TOKEN.end(text, from, from + LEAST_BEARER) == from + LEAST_BEARER && !word && !pair;
    }

    /** Whether what stands there is a user and a password in base64. */
    private static boolean credentials(String text, int from) {
        int end = Chars.BASE64.end(text, from, from + LOOKED_AT);
        int whole = from + (end - from) / 4 * 4;
        if (whole - from < LEAST_BASIC) {
            return false;
        }
        byte[] bytes = Base64.getDecoder().decode(text.substring(from, whole));
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        return plain.indexOf(':') > 0 && plain.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    }
}
