package dev.selfheal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Times as elements: for people with the day of the week, for programs with the offset. The names are spelled out here since the
 * JDK's own take a tenth of a second to load, in a process that lives for one.
 */
record Times(ZoneId zone) {
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** {@code Tue 24 Nov, 03:28}. */
    Element at(Instant time) {
        return element(time, day(local(time).toLocalDate()) + ", " + minute(time));
    }

    /** {@code Tue 24 Nov 2026, 03:28:35 (UTC+01:00)}: so that there is no doubt which one. */
    Element exactly(Instant time) {
        ZonedDateTime local = local(time);
        String offset = local.getOffset().getTotalSeconds() == 0
                ? ""
                : local.getOffset().getId();
        return element(
                time,
                day(local.toLocalDate()) + " " + local.getYear() + ", " + minute(time) + ":" + two(local.getSecond())
                        + " (UTC" + offset + ")");
    }

    /** {@code 03:29}, with the day where it is another than the day before it. */
    Element until(Instant time, Instant since) {
        boolean sameDay = local(time).toLocalDate().equals(local(since).toLocalDate());
        return sameDay ? element(time, minute(time)) : at(time);
    }

    /** {@code Tue 24 Nov}. */
    static String day(LocalDate day) {
        return DAYS.get(day.getDayOfWeek().getValue() - 1) + " " + day.getDayOfMonth() + " "
                + MONTHS.get(day.getMonthValue() - 1);
    }

    /** {@code Tue}. */
    static String weekday(LocalDate day) {
        return DAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    private String minute(Instant time) {
        return two(local(time).getHour()) + ":" + two(local(time).getMinute());
    }

    private ZonedDateTime local(Instant time) {
        return time.atZone(zone);
    }

    private Element element(Instant time, String words) {
        String exact = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local(time).truncatedTo(ChronoUnit.SECONDS));
        return Element.of("time", words).with("datetime", exact);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }
}
