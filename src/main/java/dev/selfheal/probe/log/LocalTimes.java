package dev.selfheal.probe.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Instants for times written without a zone or a year. All times are seconds since 1970; "local" ones as if the zone were UTC.
 *
 * <p>When clocks go back, an hour has two meanings. Logs run forward, so it is the first meaning that does not run back behind
 * the line before; with no line before, the caller says which.
 */
final class LocalTimes {
    static final long NONE = Long.MIN_VALUE;

    private static final long DAY = 86_400;
    /** Changes of a zone's offset happen on such boundaries. */
    private static final long QUARTER = 900;
    /** Lines of several threads may be this much out of order. */
    private static final long DISORDER = 60;

    private final ZoneRules rules;
    private final long newest;
    private final int newestYear;
    private final boolean late;
    private long before = NONE;

    private long quarter = NONE;
    private int offset;
    private @Nullable ZoneOffsetTransition fold;

    private int year = Integer.MIN_VALUE;
    private long yearStart;

    /**
     * @param newest when the log was last written: no line can be much newer
     * @param late whether an hour with two meanings has the second one where no line before tells
     */
    LocalTimes(ZoneId zone, Instant newest, boolean late) {
        this.rules = zone.getRules();
        this.newest = newest.getEpochSecond();
        this.newestYear = newest.atZone(zone).getYear();
        this.late = late;
    }

    /** Tells when the line before was written. */
    void after(long instant) {
        before = Math.max(before, instant);
    }

    long instant(long local) {
        long floor = Math.floorDiv(local, QUARTER);
        if (floor != quarter) {
            quarter = floor;
            LocalDateTime time = LocalDateTime.ofEpochSecond(floor * QUARTER, 0, ZoneOffset.UTC);
            ZoneOffsetTransition change = rules.getTransition(time);
            fold = change != null && change.isOverlap() ? change : null;
            // In a gap, the offset before it: a clock that was not yet put forward.
            offset = change != null
                    ? change.getOffsetBefore().getTotalSeconds()
                    : rules.getOffset(time).getTotalSeconds();
        }
        ZoneOffsetTransition twice = fold;
        if (twice == null) {
            return local - offset;
        }
        long first = local - offset;
        long second = local - twice.getOffsetAfter().getTotalSeconds();
        boolean takeSecond = before == NONE ? late : first < before - DISORDER;
        return takeSecond && second <= newest + DISORDER ? second : first;
    }

    /** With a year found: the latest one in which this is not after the log was last written (a day's slack for its clock). */
    long instant(int month, int day, int secondOfDay) {
        for (int candidate = newestYear + 1; candidate >= newestYear - 8; candidate--) {
            if (day == 29 && month == 2 && !java.time.Year.isLeap(candidate)) {
                continue;
            }
            long instant = instant(local(candidate, month, day, secondOfDay));
            if (instant <= newest + DAY) {
                return instant;
            }
        }
        return NONE;
    }

    long local(int ofYear, int month, int day, int secondOfDay) {
        if (ofYear != year) {
            year = ofYear;
            yearStart = java.time.LocalDate.of(ofYear, 1, 1).toEpochDay();
        }
        boolean leap = java.time.Year.isLeap(ofYear);
        int dayOfYear = DAYS_BEFORE[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
        return (yearStart + dayOfYear) * DAY + secondOfDay;
    }

    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
}
