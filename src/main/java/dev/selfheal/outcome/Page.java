package dev.selfheal.outcome;

import java.util.ArrayList;
import java.util.List;

/** Lays out a report: headings, and items whose text stands in a column beside their label and wraps there. */
final class Page {
    private static final String INDENT = "  ";
    private static final int WIDEST_LABEL = 28;
    private static final int NARROWEST = 40;

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean colour;

    Page(int width, boolean colour) {
        this.width = Math.max(NARROWEST, width);
        this.colour = colour;
    }

    /** How a heading is painted where colour is wanted: codes of ECMA-48. */
    enum Paint {
        RED("1;31"),
        GREEN("1;32"),
        YELLOW("1;33"),
        BOLD("1"),
        FAINT("2");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }

    /**
     * One thing in a section.
     *
     * @param lines its text; each begins a line of its own
     */
    record Item(String label, List<String> lines) {
        Item {
            label = PlainText.of(label);
            lines = lines.stream().map(PlainText::of).toList();
        }

        static Item of(String label, String... lines) {
            return new Item(label, List.of(lines));
        }
    }

    /** The first word of the line painted, the rest plain. */
    void title(Paint paint, String word, String rest) {
        text.append(painted(paint, word)).append(rest).append('\n');
    }

    /** A heading and its items; nothing at all where there are none. */
    void section(Paint paint, String heading, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        paragraph(paint, heading);
        int column = items.stream()
                .mapToInt(item -> length(item.label()))
                .filter(length -> length <= WIDEST_LABEL)
                .max()
                .orElse(0);
        items.forEach(item -> item(item, column));
    }

    /** A paragraph of its own, wrapped, after an empty line. */
    void paragraph(Paint paint, String line) {
        text.append('\n');
        wrap(PlainText.of(line), width)
                .forEach(part -> text.append(painted(paint, part)).append('\n'));
    }

    private void item(Item item, int column) {
        boolean beside = length(item.label()) <= column;
        String margin = INDENT + " ".repeat(column == 0 ? 2 : column + 2);
        text.append(INDENT).append(item.label());
        String lead = beside ? " ".repeat(column + 2 - length(item.label())) : "\n" + margin;
        for (String line : item.lines()) {
            for (String part : wrap(line, width - margin.length())) {
                text.append(lead).append(part);
                lead = "\n" + margin;
            }
        }
        text.append('\n');
    }

    private String painted(Paint paint, String words) {
        return colour ? "\u001b[" + paint.code + "m" + words + "\u001b[0m" : words;
    }

    private static int length(String words) {
        return words.codePointCount(0, words.length());
    }

    /** Broken at spaces; a word longer than the line is broken where the line ends. */
    private static List<String> wrap(String words, int width) {
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
        return lines;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
