package dev.selfheal.redact;

import java.util.List;

/** Tells at little cost that a name has nothing to do with secrets, as most have not: no three letters of it begin such a word. */
final class Hints {
    private static final int LETTERS = 5;
    private static final int THREE = (1 << (3 * LETTERS)) - 1;
    private static final boolean[] BEGINS = new boolean[THREE + 1];

    static {
        for (String begin : List.of(
                "pas", "sec", "tok", "cre", "key", "pwd", "aut", "coo", "sid", "ses", "csr", "xsr", "non", "otp", "jwt",
                "hma", "sig", "sal", "see", "bea", "ken", "cod")) {
            BEGINS[add(add(add(0, begin.charAt(0)), begin.charAt(1)), begin.charAt(2))] = true;
        }
    }

    private Hints() {}

    static boolean in(String text, int from, int to) {
        int three = 0;
        for (int i = from; i < to; i++) {
            three = add(three, text.charAt(i));
            if (BEGINS[three]) {
                return true;
            }
        }
        return false;
    }

    /** Large and small letters alike; anything else is taken for none or for some letter, which costs a second look at worst. */
    private static int add(int three, char c) {
        return (three << LETTERS | (Chars.LETTERS.has(c) ? c & 0x1f : 0)) & THREE;
    }
}
