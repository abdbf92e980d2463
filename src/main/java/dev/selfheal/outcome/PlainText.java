package dev.selfheal.outcome;

/** Text from outside, made harmless: it may not move the cursor, colour the terminal or turn the direction of writing. */
public final class PlainText {
    /** A report is for reading; the JSON has every text in full. */
    private static final int LONGEST = 800;

    private PlainText() {}

    /** One line without control characters: line ends and tabs become spaces, all others a question mark. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).map(PlainText::harmless).forEach(plain::appendCodePoint);
        String line = plain.toString().strip().replaceAll(" {2,}", " ");
        int points = line.codePointCount(0, line.length());
        return points <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST - 3)) + "...";
    }

    /** As nearly all text is: it is left as it is, without looking at each of its characters twice. */
    private static boolean isPlain(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one > '~' || (space && one == ' ')) {
                return false;
            }
            space = one == ' ';
        }
        return text.length() <= LONGEST && (text.isEmpty() || !space);
    }

    private static int harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\r' || point == '\t' ? ' ' : '?';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> '?';
            default -> point;
        };
    }
}
