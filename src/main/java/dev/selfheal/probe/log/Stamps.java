package dev.selfheal.probe.log;

import java.nio.charset.StandardCharsets;

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
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final LocalTimes times;
    private byte[] line = new byte[0];
    private int end;
    private int start;
    private int stop;

    Stamps(LocalTimes times) {
        this.times = times;
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
        return stop;
    }

    /** Seconds since 1970, or {@link LocalTimes#NONE}. */
    long find(byte[] bytes, int from, int to) {
        line = bytes;
        end = to;
        start = from;
        stop = from;
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
                while (i < to && !letter(bytes[i])) {
                    i++;
                }
                reach = Math.min(to, reach + 8);
                fresh = true;
                continue;
            }
            start = i;
            if (fresh && digit(b)) {
                long found = date(i);
                if (found == LocalTimes.NONE && (first || epochKey(from, i))) {
                    found = sinceEpoch(i, false);
                }
                if (found != LocalTimes.NONE) {
                    return found;
                }
            } else if (fresh && b >= 'A' && b <= 'S') {
                long found = syslog(i);
                if (found != LocalTimes.NONE) {
                    return found;
                }
            }
            boolean word = digit(b) || letter(b);
            first &= !word;
            fresh = !word && b != '-' && b != '.' && b != ':' && b != '_';
        }
        return LocalTimes.NONE;
    }

    private boolean epochKey(int from, int at) {
        int i = at - 1;
        i -= i > from && line[i] == '"' ? 1 : 0;
        if (i < from + 2 || line[i] != '=') {
            return false;
        }
        return ends(from, i, "ts") || ends(from, i, "time") || ends(from, i, "timestamp");
    }

    private boolean ends(int from, int to, String key) {
        int start = to - key.length();
        if (start < from || (start > from && letter(line[start - 1]))) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (line[start + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long inJson(int from) {
        for (int i = from; i + 5 < end; i++) {
            if (line[i] != '"') {
                continue;
            }
            for (byte[] key : KEYS) {
                if (i + key.length < end
                        && java.util.Arrays.equals(line, i, i + key.length, key, 0, key.length)
                        && colon(i + key.length) >= 0) {
                    int at = colon(i + key.length);
                    boolean quoted = at < end && line[at] == '"';
                    at += quoted ? 1 : 0;
                    long found = at < end && digit(line[at]) ? date(at) : LocalTimes.NONE;
                    found = found == LocalTimes.NONE ? sinceEpoch(at, true) : found;
                    if (found != LocalTimes.NONE) {
                        return found;
                    }
                }
            }
        }
        return LocalTimes.NONE;
    }

    private int colon(int at) {
        int i = blanks(at);
        return i < end && line[i] == ':' ? blanks(i + 1) : -1;
    }

    private int blanks(int at) {
        int i = at;
        while (i < end && line[i] == ' ') {
            i++;
        }
        return i;
    }

    /** {@code 2026-11-23T12:00:00}, or with slashes, and what may follow. */
    private long date(int at) {
        if (at + 19 > end || !(line[at + 4] == '-' || line[at + 4] == '/') || line[at + 7] != line[at + 4]) {
            return LocalTimes.NONE;
        }
        int year = number(at, 4);
        int month = number(at + 5, 2);
        int day = number(at + 8, 2);
        int i = at + 10;
        if (line[i] == ' ' && line[i + 1] == '-' && line[i + 2] == ' ') {
            i += 3;
        } else if (line[i] == 'T' || line[i] == ' ' || line[i] == 't' || line[i] == '_') {
            i++;
        } else {
            return LocalTimes.NONE;
        }
        int second = secondOfDay(i);
        if (second < 0 || year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) {
            return LocalTimes.NONE;
        }
        i = fraction(i + 8);
        long local = times.local(year, month, day, second);
        int zone = zone(i);
        return zone == Integer.MAX_VALUE ? times.instant(local) : local - zone;
    }

    private int fraction(int at) {
        int i = at;
        if (i + 1 < end && (line[i] == '.' || line[i] == ',') && digit(line[i + 1])) {
            i++;
            while (i < end && digit(line[i])) {
                i++;
            }
        }
        stop = i;
        return i;
    }

    /** Seconds east of Greenwich; {@link Integer#MAX_VALUE} where none is written. */
    private int zone(int at) {
        int i = at;
        if (i < end && (line[i] == 'Z' || line[i] == 'z')) {
            stop = i + 1;
            return 0;
        }
        i += i < end && line[i] == ' ' ? 1 : 0;
        if (i + 3 <= end && (word(i, "UTC") || word(i, "GMT"))) {
            stop = i + 3;
            return 0;
        }
        if (i + 3 > end || (line[i] != '+' && line[i] != '-') || !digit(line[i + 1]) || !digit(line[i + 2])) {
            return Integer.MAX_VALUE;
        }
        int seconds = number(i + 1, 2) * 3600;
        int minutes = i + 3 < end && line[i + 3] == ':' ? i + 4 : i + 3;
        boolean more = minutes + 2 <= end && digit(line[minutes]) && digit(line[minutes + 1]);
        if (i > at && !(more && minutes == i + 3)) {
            // After a space only +0100 is a zone: "12:00:00 -12 degrees" is not.
            return Integer.MAX_VALUE;
        }
        seconds += more ? number(minutes, 2) * 60 : 0;
        stop = more ? minutes + 2 : i + 3;
        return seconds > 64_800 ? Integer.MAX_VALUE : line[i] == '-' ? -seconds : seconds;
    }

    /** {@code Nov 23 12:00:00}, {@code Nov 23, 2026 1:02:03 PM}. */
    private long syslog(int at) {
        if (at + 14 > end || line[at + 3] != ' ') {
            return LocalTimes.NONE;
        }
        int month = 0;
        for (int m = 0; m < 12 && month == 0; m++) {
            month = word(at, MONTHS.substring(3 * m, 3 * m + 3)) ? m + 1 : 0;
        }
        int i = blanks(at + 4);
        if (month == 0 || i >= end || !digit(line[i])) {
            return LocalTimes.NONE;
        }
        int digits = i + 1 < end && digit(line[i + 1]) ? 2 : 1;
        int day = number(i, digits);
        i += digits;
        i += i < end && line[i] == ',' ? 1 : 0;
        i = blanks(i);
        int year = 0;
        if (i + 5 < end && line[i + 4] == ' ' && number(i, 4) > 1969) {
            year = number(i, 4);
            i = blanks(i + 4);
        }
        boolean oneDigit = i + 1 < end && digit(line[i]) && line[i + 1] == ':';
        int second = oneDigit ? secondOfDay(i - 1, number(i, 1)) : secondOfDay(i);
        if (second < 0 || day < 1 || day > 31) {
            return LocalTimes.NONE;
        }
        i = fraction(i + (oneDigit ? 7 : 8));
        int half = i;
        while (half < end && half < i + 4 && line[half] != 'A' && line[half] != 'P') {
            half++;
        }
        if (half > i && (word(half, "PM") || word(half, "AM"))) {
            second = second % 43_200 + (line[half] == 'P' ? 43_200 : 0);
            stop = half + 2;
        } else if (i + 5 <= end && line[i] == ' ' && number(i + 1, 4) > 1969 && year == 0) {
            year = number(i + 1, 4);
            stop = i + 5;
        }
        return year > 0 ? times.instant(times.local(year, month, day, second)) : times.instant(month, day, second);
    }

    private int secondOfDay(int at) {
        return at + 8 > end ? -1 : secondOfDay(at, number(at, 2));
    }

    private int secondOfDay(int at, int hour) {
        if (at + 8 > end || line[at + 2] != ':' || line[at + 5] != ':') {
            return -1;
        }
        int minute = number(at + 3, 2);
        int second = number(at + 6, 2);
        boolean good = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        return good ? hour * 3600 + minute * 60 + second : -1;
    }

    /** Seconds, milli-, micro- or nanoseconds since 1970, told apart by their digits; only those of 2001 to 2128. */
    private long sinceEpoch(int at, boolean json) {
        int i = at;
        long value = 0;
        while (i < end && digit(line[i]) && i - at < 20) {
            value = value * 10 + line[i++] - '0';
        }
        int digits = i - at;
        boolean ended = i == end || line[i] == '.' || " ],:|\t\"}".indexOf(line[i]) >= 0;
        if (!ended || !(digits == 10 || digits == 13 || (json && (digits == 16 || digits == 19)))) {
            return LocalTimes.NONE;
        }
        long seconds = digits == 10
                ? value
                : digits == 13 ? value / 1000 : digits == 16 ? value / 1_000_000 : value / 1_000_000_000;
        if (seconds > 5_000_000_000L) {
            return LocalTimes.NONE;
        }
        fraction(i);
        return seconds;
    }

    private boolean word(int at, String word) {
        if (at + word.length() > end) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (line[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The number of exactly so many digits; -1 where there is anything else. */
    private int number(int at, int digits) {
        if (at + digits > end) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (!digit(line[i])) {
                return -1;
            }
            value = value * 10 + line[i] - '0';
        }
        return value;
    }

    static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean letter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
