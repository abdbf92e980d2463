package dev.selfheal.explain;

import dev.selfheal.explain.Branch.Mark;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.PlainText;
import dev.selfheal.outcome.Wrapped;
import java.util.List;

/**
 * Trees as text for a terminal, without control characters from outside.
 *
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 * @param plain whether to keep to ASCII
 */
public record TreeText(int width, boolean colour, boolean plain) {
    private static final int NARROWEST = 24;

    /** Each tree with its root at the margin; an empty line between two. */
    public String print(List<Branch> roots) {
        StringBuilder text = new StringBuilder();
        for (Branch root : roots) {
            text.append(text.isEmpty() ? "" : "\n");
            lines(text, root, "", "");
        }
        return text.toString();
    }

    private void lines(StringBuilder text, Branch branch, String lead, String margin) {
        String mark = mark(branch.mark());
        String hang = " ".repeat(mark.length());
        String trunk = branch.below().isEmpty() ? "" : plain ? "|" : "│";
        String first = lead + mark;
        String further = margin + (mark.isEmpty() ? trunk + " ".repeat(2 - trunk.length()) : hang);
        int room = Math.max(NARROWEST, width - Wrapped.length(margin) - Math.max(mark.length(), 2));
        for (String line : Wrapped.lines(PlainText.of(branch.text()), room)) {
            text.append(painted(branch, first, line).stripTrailing()).append('\n');
            first = further;
        }
        List<Branch> below = branch.below();
        for (int i = 0; i < below.size(); i++) {
            boolean last = i == below.size() - 1;
            String elbow = plain ? (last ? "`- " : "|- ") : last ? "└─ " : "├─ ";
            lines(text, below.get(i), margin + elbow, margin + (last ? "   " : plain ? "|  " : "│  "));
        }
    }

    private String painted(Branch branch, String lead, String line) {
        if (!colour) {
            return lead + line;
        }
        Paint paint = branch.paint()
                .orElse(
                        switch (branch.mark()) {
                            case STOPPED -> Paint.YELLOW;
                            case UNSEEN -> Paint.FAINT;
                            default -> null;
                        });
        return paint == null ? lead + line : lead + paint.on(line);
    }

    private String mark(Mark mark) {
        return switch (mark) {
            case NONE -> "";
            case HELD -> plain ? "yes " : "✓ ";
            case STOPPED -> plain ? "NO  " : "✗ ";
            case UNSEEN -> plain ? "?   " : "· ";
        };
    }
}
