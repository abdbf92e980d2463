package dev.selfheal.redact;

/** Tokens in parts, of which the number is the first: bots of Telegram, and those of Discord. */
final class Bots implements Finder {
    @Override
    public String triggers() {
        return ":.";
    }

    @Override
    public void look(String text, int at, Marks marks) {
        if (text.charAt(at) == ':') {
            int begin = Chars.DIGITS.begin(text, at, 11);
            if (at - begin >= 8 && at - begin <= 10 && text.startsWith("AA", at + 1)) {
                add(text, begin, at + 1, 32, marks);
            }
            return;
        }
        // A number in base64, the time, and what is signed.
        int begin = Chars.NAME.begin(text, at, 31);
        int middle = Chars.NAME.end(text, at + 1, at + 9);
        if (at - begin >= 23
                && at - begin <= 30
                && "MNO".indexOf(text.charAt(begin)) >= 0
                && middle - at > 6
                && middle < text.length()
                && text.charAt(middle) == '.') {
            add(text, begin, middle + 1, 27, marks);
        }
    }

    private static void add(String text, int begin, int body, int least, Marks marks) {
        if (Chars.NAME.end(text, body, body + least) == body + least) {
            marks.add(begin, Chars.NAME.end(text, body));
        }
    }
}
