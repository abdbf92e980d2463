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

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;
    private final int column;
    private final boolean beside;

    /** @param width of the terminal */
    Beside(int width, boolean colour) {
        this.colour = colour;
        int half = (width - MARGIN.length() - GAP.length()) / 2;
        this.beside = half >= NARROWEST;
        this.column = beside ? half : Math.max(NARROWEST, width - MARGIN.length() - "expected ".length());
    }

    /** A row over the others. */
    void heading(String left, String right) {
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
    void differs(String left, String right) {
        rows(MARKED, left, Optional.of(Paint.GREEN), right, Optional.of(Paint.RED));
    }

    private void rows(String margin, String left, Optional<Paint> green, String right, Optional<Paint> red) {
        if (!beside) {
            above(margin, left, green, right, red);
            return;
        }
        List<String> lefts = Wrapped.lines(left, column);
        List<String> rights = Wrapped.lines(right, column);
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            String one = i < lefts.size() ? lefts.get(i) : "";
            String other = i < rights.size() ? rights.get(i) : "";
            String line = (i == 0 ? margin : MARGIN) + pad(one, paint(one, green));
            text.append(other.isEmpty() ? line.stripTrailing() : line + GAP + paint(other, red))
                    .append('\n');
        }
    }

    private void above(String margin, String left, Optional<Paint> green, String right, Optional<Paint> red) {
        if (left.equals(right)) {
            alone(margin, "", left, green);
            return;
        }
        alone(margin, "expected ", left, green);
        alone(margin, "got      ", right, red);
    }

    private void alone(String margin, String label, String words, Optional<Paint> paint) {
        String lead = margin + label;
        for (String line : words.isEmpty() ? List.<String>of() : Wrapped.lines(words, column)) {
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
