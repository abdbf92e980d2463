package dev.selfheal.page;

import java.util.Locale;

/** Text from outside in which nothing is hidden: what cannot be seen is shown by its number. */
final class Visible {
    private Visible() {}

    /**
     * Line feeds and tabs stay. Other controls, and whatever turns the direction of writing, takes no room, is half a character
     * or none, become their number, such as {@code ‹U+202E›}.
     */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if ((one < ' ' && one != '\n' && one != '\t') || one > '~') {
                return shown(text);
            }
        }
        return text;
    }

    private static String shown(String text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> show(point, visible));
        return visible.toString();
    }

    private static void show(int point, StringBuilder visible) {
        if (point == '\n' || point == '\t') {
            visible.append((char) point);
            return;
        }
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> number(point, visible);
            default -> visible.appendCodePoint(point);
        }
    }

    private static void number(int point, StringBuilder visible) {
        String hex = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        visible.append("\u2039U+")
                .append("0".repeat(Math.max(0, 4 - hex.length())))
                .append(hex)
                .append('\u203a');
    }

    /** Not longer than this, the end left out with a sign that it was. No character is cut in two. */
    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "\u2026";
    }
}
