package dev.selfheal.recording;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations in the one form that is written here, read without the general parser, which matches a pattern for each. */
final class Durations {
    private static final String BEGIN = "PT";
    /** In the order in which they come. */
    private static final String UNITS = "HMS";

    private static final int[] SECONDS = {3_600, 60, 1};

    private Durations() {}

    /** Of {@code PT1H2M3.5S}, also without some of its parts; null for whatever needs a closer look, such as days or a sign. */
    static @Nullable Duration plain(String text) {
        if (!text.startsWith(BEGIN)) {
            return null;
        }
        long seconds = 0;
        int from = BEGIN.length();
        int next = 0;
        for (int at = from; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one >= '0' && one <= '9') {
                continue;
            }
            if (at == from || at - from > Times.MOST_DIGITS) {
                return null;
            }
            int number = Times.number(text, from, at);
            if (one == '.') {
                int end = text.length() - 1;
                int nanos = text.charAt(end) == 'S' && next < UNITS.length() ? Times.nanos(text, at, end) : -1;
                return nanos < 0 ? null : Duration.ofSeconds(seconds + number, nanos);
            }
            int unit = UNITS.indexOf(one, next);
            if (unit < 0) {
                return null;
            }
            seconds += (long) number * SECONDS[unit];
            next = unit + 1;
            from = at + 1;
        }
        return from == text.length() && next > 0 ? Duration.ofSeconds(seconds) : null;
    }
}
