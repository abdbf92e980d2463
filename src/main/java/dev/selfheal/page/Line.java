package dev.selfheal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over hours as a line, with the limit as another. Of each six hours the worst is drawn.
 *
 * @param low whether little is bad
 */
record Line(List<@Nullable Long> hours, @Nullable Long limit, boolean low) {
    private static final int EACH = 6;
    private static final int HEIGHT = 60;
    private static final int STEP = 4;

    Element element(String told) {
        int points = hours.size() / EACH;
        Element drawing = Element.of("svg")
                .named("line")
                .with("role", "img")
                .with("aria-label", "over 30 days: " + told)
                .with("viewBox", "0 0 " + (points - 1) * STEP + " " + (HEIGHT + 4))
                .with("preserveAspectRatio", "none");
        long most = limit == null ? 1 : Math.max(1, limit);
        for (Long hour : hours) {
            most = hour == null ? most : Math.max(most, hour);
        }
        if (limit != null) {
            drawing.add(
                    Element.of("path").named("limit").with("d", "M0 " + y(limit, most) + "H" + (points - 1) * STEP));
        }
        return drawing.add(Element.of("path").named("course").with("d", way(points, most)));
    }

    private String way(int points, long most) {
        StringBuilder way = new StringBuilder("M0 " + (HEIGHT + 2));
        boolean drawing = false;
        for (int point = 0; point < points; point++) {
            Long worst = worst(point);
            if (worst != null) {
                int x = point * STEP;
                way.append(drawing ? 'L' : 'M').append(x).append(' ').append(y(worst, most));
                // A lone number would be no line at all.
                way.append(drawing ? "" : "h1");
            }
            drawing = worst != null;
        }
        return way.toString();
    }

    private @Nullable Long worst(int point) {
        Long worst = null;
        for (int i = point * EACH; i < (point + 1) * EACH; i++) {
            Long hour = hours.get(i);
            if (hour != null && (worst == null || (low ? hour < worst : hour > worst))) {
                worst = hour;
            }
        }
        return worst;
    }

    private static long y(long number, long most) {
        double share = Math.max(0, Math.min(1, (double) number / most));
        return Math.round(HEIGHT + 2 - share * HEIGHT);
    }
}
