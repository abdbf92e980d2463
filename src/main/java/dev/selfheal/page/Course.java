package dev.selfheal.page;

import dev.selfheal.chronicle.Trend;
import dev.selfheal.verdict.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One number of a subject over the 30 days. Of a disk it is what is free, and little is bad; of a log its size, and much is. */
final class Course {
    /** Farther ahead nothing is said: a line through a week tells little of the next year. */
    private static final int FARTHEST = 60;

    private static final int LONGEST = 200;

    private final List<@Nullable Long> hours =
            new ArrayList<>(Collections.<@Nullable Long>nCopies(Month.DAYS * Month.HOURS, null));
    private @Nullable Trend latest;

    void add(int day, Trend trend) {
        latest = trend;
        for (int hour = 0; hour < Math.min(Month.HOURS, trend.hours().size()); hour++) {
            hours.set(day * Month.HOURS + hour, trend.hours().get(hour));
        }
    }

    Element item(String subject) {
        Element item = Element.of("li");
        item.add(Element.of("h3").add(Element.name(subject, LONGEST)));
        String told = told();
        Line line = new Line(hours, latest == null ? null : latest.limit(), latest != null && latest.of() != null);
        return item.add(line.element(told), Element.of("p", told).named("told"));
    }

    private String told() {
        Long now = before(0);
        if (latest == null || now == null) {
            return "no number";
        }
        Long whole = latest.of();
        boolean disk = whole != null;
        StringBuilder told = new StringBuilder(disk ? "free " : "").append(amount(now));
        if (whole != null) {
            told.append(" of ")
                    .append(amount(whole))
                    .append(" (")
                    .append(Counted.percent(now, whole))
                    .append(')');
        }
        Long limit = latest.limit();
        if (limit != null) {
            told.append(disk ? ", at least " : ", at most ")
                    .append(amount(limit))
                    .append(" wanted");
        }
        Long weekAgo = before(Month.WEEK * Month.HOURS);
        if (weekAgo != null) {
            told.append("; a week ago ").append(amount(weekAgo));
            reached(now, weekAgo, disk, told);
        }
        return told.toString();
    }

    /** When the limit is reached if it goes on as in the last week. */
    private void reached(long now, long weekAgo, boolean disk, StringBuilder told) {
        Long limit = latest == null ? null : latest.limit();
        Long between = before(Month.WEEK * Month.HOURS / 2);
        if (limit == null || between == null) {
            return;
        }
        int towards = disk ? -1 : 1;
        double week = (double) (now - weekAgo) * towards;
        double left = (double) (limit - now) * towards;
        // What went up and down in between has no course that could be drawn on.
        boolean steady = (between - weekAgo) * towards > 0 && (now - between) * towards > 0;
        if (left > 0 && steady && left / week * Month.WEEK <= FARTHEST) {
            long days = Math.round(Math.max(1, left / week * Month.WEEK));
            told.append("; going on like that, the limit is reached in about ").append(Counted.of(days, "day"));
        }
    }

    /** The last number that was known so many hours before the end. */
    private @Nullable Long before(int hoursAgo) {
        for (int i = hours.size() - 1 - hoursAgo; i >= Math.max(0, hours.size() - hoursAgo - Month.HOURS); i--) {
            if (hours.get(i) != null) {
                return hours.get(i);
            }
        }
        return null;
    }

    private String amount(long number) {
        String unit = latest == null ? "" : latest.unit().toLowerCase(Locale.ROOT);
        return unit.equals("bytes") ? Words.bytes(number) : Counted.grouped(number) + " " + Visible.shortened(unit, 20);
    }
}
