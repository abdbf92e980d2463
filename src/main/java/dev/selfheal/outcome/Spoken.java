package dev.selfheal.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them. */
public final class Spoken {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT_AND_YEAR =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    private Spoken() {}

    /** In milliseconds below a tenth of a second, to a tenth of a second below a minute, then to the second, from an hour on to the minute. */
    public static String duration(Duration time) {
        if (time.toMillis() < 100) {
            return time.toMillis() + " ms";
        }
        long tenths = Math.round(time.toMillis() / 100.0);
        if (tenths < 600) {
            return String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
        }
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** Of a constant's name, such as {@code NOT_HEALED}. */
    public static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @param reason the name of its constant */
    public static String unchecked(String subject, String reason, String detail) {
        return subject + " could not be checked: " + words(reason) + ": " + detail;
    }

    /** Roughly, for what lasted: to a tenth of a second below one, in seconds below a minute, minutes below an hour, hours and minutes below two days, then days. */
    public static String span(Duration time) {
        long tenths = Math.max(0, Math.round(time.toMillis() / 100.0));
        if (tenths > 0 && tenths < 10) {
            return "0." + tenths + " s";
        }
        long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 48 * 60) {
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        long hours = Math.round(minutes / 60.0);
        return hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }

    /** To the minute, with its weekday and day; the year where it is not that of the other. */
    public static String moment(Instant at, Instant other, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return (local.getYear() == other.atZone(zone).getYear() ? MOMENT : MOMENT_AND_YEAR).format(local);
    }

    /** To the minute; with its weekday and day, unless that is the day of the other. */
    public static String lately(Instant at, Instant other, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.toLocalDate().equals(other.atZone(zone).toLocalDate())
                ? MINUTE.format(local)
                : moment(at, other, zone);
    }

    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** With its day. */
    public static String day(Instant at, ZoneId zone) {
        return DAY_AND_TIME.format(at.atZone(zone));
    }

    /** With its day, unless that is the day of the other. */
    public static String time(Instant at, Instant other, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        boolean sameDay = local.toLocalDate().equals(other.atZone(zone).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).format(local);
    }
}
