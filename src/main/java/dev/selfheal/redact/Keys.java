package dev.selfheal.redact;

/** Secrets without a form of their own: long base64 that means nothing, and shorter runs where a secret is spoken of. */
final class Keys implements Finder {
    private static final int LEAST = 40;
    private static final int LEAST_EXPECTED = 16;
    private static final int LOOKED_BACK = 128;

    @Override
    public String triggers() {
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    }

    @Override
    public boolean atWords() {
        return true;
    }

    @Override
    public void look(String text, int at, Marks marks) {
        if (marks.expected(at) && !Chars.OPAQUE.at(text, at - 1) && has(text, at, LEAST_EXPECTED, Chars.OPAQUE)) {
            if (Opaque.likely(text, at, Chars.OPAQUE.end(text, at, at + 4 * LEAST_EXPECTED))) {
                marks.add(at, padded(text, Chars.OPAQUE.end(text, at)));
                return;
            }
        }
        // Base64 may begin with what begins no word.
        int begin = Chars.BASE64.begin(text, at, 2);
        if (at - begin < 2 && has(text, begin, LEAST, Chars.BASE64)) {
            if (Opaque.key(text, begin, Chars.BASE64.end(text, at))) {
                // What is glued to it is a part of it.
                marks.add(Chars.OPAQUE.begin(text, begin, LOOKED_BACK), padded(text, Chars.OPAQUE.end(text, at)));
            }
        }
    }

    private static int padded(String text, int end) {
        return text.startsWith("==", end) ? end + 2 : text.startsWith("=", end) ? end + 1 : end;
    }

    /** Mostly one look tells that there is no such run. */
    private static boolean has(String text, int from, int length, Chars chars) {
        return chars.at(text, from + length - 1)
                && chars.at(text, from + length / 2)
                && chars.end(text, from, from + length) == from + length;
    }
}
