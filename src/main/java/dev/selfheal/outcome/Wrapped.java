package dev.selfheal.outcome;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a width. */
public final class Wrapped {
    private Wrapped() {}

    /** Columns that the words take. */
    public static int length(String words) {
        return words.codePointCount(0, words.length());
    }

    /** Broken at spaces; a word longer than the line is broken where the line ends. */
    public static List<String> lines(String words, int width) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (length(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return List.copyOf(lines);
    }
}
