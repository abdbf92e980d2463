package dev.selfheal.probe.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the time of a line, to the second, on its bytes: decoding a hundred thousand lines, or matching patterns on them, would
 * take longer than everything else.
 *
 * <p>Understood near the beginning of a line: ISO 8601 ({@code T} or a space, any fraction, any zone or none),
 * {@code 2026/11/23 12:00:00} and Gin's variant of it with a dash, syslog's {@code Nov 23 12:00:00} and the same with a year or
 * AM/PM, seconds or milliseconds since 1970. In lines of JSON: the same after "time", "timestamp", "ts" and the like.
 */
final class Stamps {
    /** A time further right than this is something that the line talks about. */
    private static final int REACH = 40;

    private static final byte[][] KEYS = {
        key("time"),
        key("ts"),
        key("timestamp"),
        key("@timestamp"),
        key("t"),
        key("datetime"),
        key("@t"),
        key("asctime")
    };

    private final LineText text = new LineText();
    private final DateStamps dates;
    private final MonthStamps months;
    private final EpochStamps epochs;
    private int start;

    Stamps(LocalTimes times) {
        TimeOfDay day = new TimeOfDay(text);
        this.dates = new DateStamps(text, day, times);
        this.months = new MonthStamps(text, day, times);
        this.epochs = new EpochStamps(text, day);
    }

    private static byte[] key(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the time last found began. */
    int start() {
        return start;
    }

    /** Where the time last found ended. */
    int stop() {
        return text.stop;
    }

    /** Seconds since 1970, or {@link LocalTimes#NONE}. */
    long find(byte[] bytes, int from, int to) {
        text.line(bytes, to);
        start = from;
        text.stop = from;
        if (from < to && bytes[from] == '{') {
            return inJson(from);
        }
        int reach = Math.min(to, from + REACH);
        boolean fresh = true;
        boolean first = true;
        for (int i = from; i < reach; i++) {
            byte b = bytes[i];
            if (b == 0x1b) {
                // A colour: not text, and no reason to look less far.
                while (i < to && !LineText.letter(bytes[i])) {
                    i++;
                }
                reach = Math.min(to, reach + 8);
                fresh = true;
                continue;
            }
            start = i;
            if (fresh && LineText.digit(b)) {
                long found = dates.date(i);
                if (found == LocalTimes.NONE && (first || epochs.keyed(from, i))) {
                    found = epochs.sinceEpoch(i, false);
                }
                if (found != LocalTimes.NONE) {
                    return found;
                }
            } else if (fresh && b >= 'A' && b <= 'S') {
                long found = months.syslog(i);
                if (found != LocalTimes.NONE) {
                    return found;
                }
            }
            boolean word = LineText.digit(b) || LineText.letter(b);
            first &= !word;
            fresh = !word && b != '-' && b != '.' && b != ':' && b != '_';
        }
        return LocalTimes.NONE;
    }

    private long inJson(int from) {
        for (int i = from; i + 5 < text.end; i++) {
            if (text.bytes[i] != '"') {
                continue;
            }
            for (byte[] key : KEYS) {
                if (i + key.length < text.end
                        && Arrays.equals(text.bytes, i, i + key.length, key, 0, key.length)
                        && colon(i + key.length) >= 0) {
                    int at = colon(i + key.length);
                    boolean quoted = at < text.end && text.bytes[at] == '"';
                    at += quoted ? 1 : 0;
                    long found = at < text.end && LineText.digit(text.bytes[at]) ? dates.date(at) : LocalTimes.NONE;
                    found = found == LocalTimes.NONE ? epochs.sinceEpoch(at, true) : found;
                    if (found != LocalTimes.NONE) {
                        return found;
                    }
                }
            }
        }
        return LocalTimes.NONE;
    }

    private int colon(int at) {
        int i = text.blanks(at);
        return i < text.end && text.bytes[i] == ':' ? text.blanks(i + 1) : -1;
    }
}
