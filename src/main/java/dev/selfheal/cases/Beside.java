package dev.selfheal.cases;

import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Wrapped;
import java.util.List;
import java.util.Optional;

/** Two texts beside each other, row by row, or above each other where there is no room; nothing of them is cut off. */
final class Beside {
    private static final String MARGIN = "    ";
    private static final String MARKED = "  ! ";
    private static final String GAP = "   ";
    private static final int NARROWEST = 24;

    /** Written where one side has nothing. */
    static final String NOTHING = "(nothing)";

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;
    private final int column;
    private final boolean beside;
    private final String left;
    private final String right;

    /**
     * Begins it.
     *
     * @param width of the terminal
     * @param left what stands on that side
     * @param right what stands on that side
     */
    Beside(int width, boolean colour, String left, String right) {
        this.colour = colour;
        this.left = left;
        this.right = right;
        int half = (width - MARGIN.length() - GAP.length()) / 2;
        this.beside = half >= NARROWEST;
        this.column = beside
                ? half
                : Math.max(NARROWEST, width - MARGIN.length() - label(left).length());
    }

    /** Says over the rows which side is which. */
    void heading() {
        if (beside) {
            text.append(MARGIN).append(pad(left, paint(left, Paint.FAINT)));
            text.append(GAP).append(paint(right, Paint.FAINT)).append('\n');
        }
    }

    /** Between two that are compared. */
    void gap() {
        text.append('\n');
    }

    /** What is the same on both sides. */
    void same(String both) {
        rows(MARGIN, both, Optional.empty(), both, Optional.empty());
    }

    /** What differs; one side may be empty. */
    void differs(String one, String other) {
        rows(MARKED, one, Optional.of(Paint.GREEN), other, Optional.of(Paint.RED));
    }

    private void rows(String margin, String one, Optional<Paint> green, String other, Optional<Paint> red) {
        if (!beside) {
            above(margin, one, green, other, red);
            return;
        }
        List<String> lefts = Wrapped.lines(one, column);
        List<String> rights = Wrapped.lines(other, column);
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            String here = i < lefts.size() ? lefts.get(i) : "";
            String there = i < rights.size() ? rights.get(i) : "";
            String line = (i == 0 ? margin : MARGIN) + pad(here, paint(here, green));
            text.append(there.isEmpty() ? line.stripTrailing() : line + GAP + paint(there, red))
                    .append('\n');
        }
    }

    private void above(String margin, String one, Optional<Paint> green, String other, Optional<Paint> red) {
        if (one.equals(other)) {
            alone(margin, "", one, green);
            return;
        }
        alone(margin, label(left), one, green);
        alone(margin, label(right), other, red);
    }

    private String label(String side) {
        return side + " ".repeat(1 + Math.max(left.length(), right.length()) - side.length());
    }

    private void alone(String margin, String label, String words, Optional<Paint> paint) {
        String lead = margin + label;
        for (String line :
                words.isEmpty() || words.equals(NOTHING) ? List.<String>of() : Wrapped.lines(words, column)) {
            text.append(lead).append(paint(line, paint)).append('\n');
            lead = MARGIN + " ".repeat(label.length());
        }
    }

    private String pad(String plain, String painted) {
        return painted + " ".repeat(Math.max(0, column - Wrapped.length(plain)));
    }

    private String paint(String words, Optional<Paint> paint) {
        return paint.map(one -> paint(words, one)).orElse(words);
    }

    private String paint(String words, Paint paint) {
        return colour && !words.isEmpty() ? paint.on(words) : words;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
