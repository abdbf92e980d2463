package dev.selfheal.page;

import dev.selfheal.chronicle.Condition;
import java.util.List;

/**
 * A track as a drawing: a bar for each cell, like ones beside each other joined into one.
 *
 * @param block cells between two gaps, such as the hours of a day
 * @param label what it shows, for those who do not see it
 */
record Band(Track track, int block, String label) {
    /** Width of a cell, and of the gap between two blocks. */
    private static final int CELL = 10;

    private static final int GAP = 5;

    Element element() {
        Element drawing = Element.of("svg")
                .named("band")
                .with("role", "img")
                .with("aria-label", label)
                .with("viewBox", "0 0 " + x(track.cells().size()) + " " + Mark.HEIGHT)
                .with("preserveAspectRatio", "none");
        StringBuilder ground = new StringBuilder();
        for (int cell = 0; cell < track.cells().size(); cell += block) {
            bar(ground, cell, Math.min(track.cells().size(), cell + block), Mark.HEIGHT - 1, 1);
        }
        drawing.add(path("ground", ground));
        for (Condition condition : Condition.values()) {
            Mark mark = Mark.of(condition);
            StringBuilder bars = bars(condition, mark);
            if (mark.tall() > 0 && !bars.isEmpty()) {
                drawing.add(path(mark.style(), bars));
            }
        }
        return drawing;
    }

    private StringBuilder bars(Condition condition, Mark mark) {
        StringBuilder bars = new StringBuilder();
        List<Condition> cells = track.cells();
        for (int cell = 0; cell < cells.size(); ) {
            int end = cell;
            while (end < cells.size() && cells.get(end) == condition && (end == cell || end % block != 0)) {
                end++;
            }
            if (end > cell) {
                bar(bars, cell, end, mark.top(), mark.tall());
            }
            cell = Math.max(end, cell + 1);
        }
        return bars;
    }

    private void bar(StringBuilder bars, int from, int to, int top, int tall) {
        int width = (to - from) * CELL;
        bars.append('M')
                .append(x(from))
                .append(' ')
                .append(top)
                .append('h')
                .append(width)
                .append('v')
                .append(tall);
        bars.append("h-").append(width).append('z');
    }

    private int x(int cell) {
        return cell * CELL + (cell - (cell == track.cells().size() ? 1 : 0)) / block * GAP;
    }

    private static Element path(String style, StringBuilder way) {
        return Element.of("path").named(style).with("d", way.toString());
    }
}
