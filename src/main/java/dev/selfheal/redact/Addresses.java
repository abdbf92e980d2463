package dev.selfheal.redact;

/** Passwords and tokens in the user's part of an address, as in {@code https://user:password@host/}. */
final class Addresses implements Finder {
    /** A user's name of that length is a token. */
    private static final int LONG_NAME = 16;
    /** How far a password that breaks the rules, with a slash in it, is looked for. */
    private static final int FAR = 200;

    @Override
    public String triggers() {
        return ":";
    }

    @Override
    public void look(String text, int at, Marks marks) {
        if (!text.startsWith("://", at)) {
            return;
        }
        int begin = at + 3;
        int colon = -1;
        int sign = -1;
        int stop = begin;
        for (; stop < text.length() && !ends(text.charAt(stop)); stop++) {
            char c = text.charAt(stop);
            sign = c == '@' ? stop : sign;
            colon = c == ':' && colon < 0 ? stop : colon;
        }
        if (sign < 0 && colon >= 0 && colon < stop - 1 && !Chars.DIGITS.at(text, colon + 1)) {
            sign = late(text, stop);
        }
        if (colon >= 0 && colon < sign) {
            marks.add(colon + 1, sign);
        } else if (sign - begin >= LONG_NAME) {
            marks.add(begin, sign);
        }
    }

    private static boolean ends(char c) {
        return c <= ' ' || "/?#\"<>`".indexOf(c) >= 0;
    }

    private static int late(String text, int from) {
        int stop = Math.min(text.length(), from + FAR);
        for (int i = from; i < stop && text.charAt(i) > ' ' && text.charAt(i) != '"'; i++) {
            if (text.charAt(i) == '@') {
                return i;
            }
        }
        return -1;
    }
}
