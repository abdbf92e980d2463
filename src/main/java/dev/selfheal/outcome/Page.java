package dev.selfheal.outcome;

import java.util.ArrayList;
import java.util.List;

/** Lays out a report: headings, and items whose text stands in a column beside their label and wraps there. */
public final class Page {
    private static final String INDENT = "  ";
    private static final int WIDEST_LABEL = 28;
    private static final int NARROWEST = 40;
    private static final int MOST_ITEMS = 12;

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean colour;

    /**
     * An empty one.
     *
     * @param width columns of the terminal
     * @param colour whether to use ANSI colours
     */
    public Page(int width, boolean colour) {
        this.width = Math.max(NARROWEST, width);
        this.colour = colour;
    }

    /**
     * One thing in a section.
     *
     * @param lines its text; each begins a line of its own
     */
    public record Item(String label, List<String> lines) {
        public Item {
            label = PlainText.of(label);
            lines = lines.stream().map(PlainText::of).toList();
        }

        public static Item of(String label, String... lines) {
            return new Item(label, List.of(lines));
        }
    }

    /** The first word of the line painted, the rest plain. */
    public void title(Paint paint, String word, String rest) {
        text.append(painted(paint, word)).append(rest).append('\n');
    }

    /** A heading and its first items, with how many more there are; nothing at all where there are none. */
    public void shortSection(Paint paint, String heading, List<Item> items) {
        if (items.size() <= MOST_ITEMS) {
            section(paint, heading, items);
            return;
        }
        List<Item> first = new ArrayList<>(items.subList(0, MOST_ITEMS - 1));
        first.add(Item.of("...", "and " + (items.size() - first.size()) + " more; --json has all"));
        section(paint, heading + " (" + items.size() + ")", first);
    }

    /** A heading and its items; nothing at all where there are none. */
    public void section(Paint paint, String heading, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        paragraph(paint, heading);
        int column = items.stream()
                .mapToInt(item -> Wrapped.length(item.label()))
                .filter(length -> length <= WIDEST_LABEL)
                .max()
                .orElse(0);
        items.forEach(item -> item(item, column));
    }

    /** A paragraph of its own, wrapped, after an empty line. */
    public void paragraph(Paint paint, String line) {
        text.append('\n');
        Wrapped.lines(PlainText.of(line), width)
                .forEach(part -> text.append(painted(paint, part)).append('\n'));
    }

    private void item(Item item, int column) {
        boolean beside = Wrapped.length(item.label()) <= column;
        String margin = INDENT + " ".repeat(column == 0 ? 2 : column + 2);
        text.append(INDENT).append(item.label());
        String lead = beside ? " ".repeat(column + 2 - Wrapped.length(item.label())) : "\n" + margin;
        for (String line : item.lines()) {
            for (String part : Wrapped.lines(line, width - margin.length())) {
                text.append(lead).append(part);
                lead = "\n" + margin;
            }
        }
        text.append('\n');
    }

    private String painted(Paint paint, String words) {
        return colour ? paint.on(words) : words;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
