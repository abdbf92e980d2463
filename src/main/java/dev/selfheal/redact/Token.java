package dev.selfheal.redact;

/**
 * A kind of token that is told by its own beginning.
 *
 * @param prefix what every one begins with
 * @param body characters that follow
 * @param least how many of them at least; issuers lengthen their tokens, so this is well below what is usual now
 * @param open whether the beginning itself is no secret: an address
 * @param apart whether no letter or digit may stand before it; not said of what cannot be anything else, since a line break
 *     that was written as {@code \n} is a letter, too
 */
record Token(String prefix, Chars body, int least, boolean open, boolean apart) {
    static Token of(String prefix, Chars body, int least) {
        return new Token(prefix, body, least, false, false);
    }

    static Token apart(String prefix, Chars body, int least) {
        return new Token(prefix, body, least, false, true);
    }

    static Token address(String prefix, Chars body, int least) {
        return new Token(prefix, body, least, true, false);
    }

    /** Of what is between the last character of the beginning and that which is looked for. */
    void look(String text, int at, Marks marks) {
        int from = at + 1 - prefix.length();
        if (from < 0
                || !text.startsWith(prefix, from)
                || (apart && Chars.ALPHANUMERIC.at(text, from - 1))
                || body.end(text, at + 1, at + 1 + least) < at + 1 + least) {
            return;
        }
        int end = Chars.ALPHANUMERIC.end(text, body.end(text, at + 1));
        // A sentence may end with it.
        marks.add(open ? at + 1 : from, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
