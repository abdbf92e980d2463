package dev.selfheal.probe.log;

/** Dates in figures, the year first, with any zone or none. */
record DateStamps(LineText text, TimeOfDay day, LocalTimes times) {
    /** {@code 2026-11-23T12:00:00}, or with slashes, and what may follow. */
    long date(int at) {
        if (at + 19 > text.end
                || !(text.bytes[at + 4] == '-' || text.bytes[at + 4] == '/')
                || text.bytes[at + 7] != text.bytes[at + 4]) {
            return LocalTimes.NONE;
        }
        int year = text.number(at, 4);
        int month = text.number(at + 5, 2);
        int dayOfMonth = text.number(at + 8, 2);
        int i = at + 10;
        if (text.bytes[i] == ' ' && text.bytes[i + 1] == '-' && text.bytes[i + 2] == ' ') {
            i += 3;
        } else if (text.bytes[i] == 'T' || text.bytes[i] == ' ' || text.bytes[i] == 't' || text.bytes[i] == '_') {
            i++;
        } else {
            return LocalTimes.NONE;
        }
        int second = day.secondOfDay(i);
        if (second < 0 || year < 1970 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) {
            return LocalTimes.NONE;
        }
        i = day.fraction(i + 8);
        long local = times.local(year, month, dayOfMonth, second);
        int zone = zone(i);
        return zone == Integer.MAX_VALUE ? times.instant(local) : local - zone;
    }

    /** Seconds east of Greenwich; {@link Integer#MAX_VALUE} where none is written. */
    private int zone(int at) {
        int i = at;
        if (i < text.end && (text.bytes[i] == 'Z' || text.bytes[i] == 'z')) {
            text.stop = i + 1;
            return 0;
        }
        i += i < text.end && text.bytes[i] == ' ' ? 1 : 0;
        if (i + 3 <= text.end && (text.starts(i, "UTC") || text.starts(i, "GMT"))) {
            text.stop = i + 3;
            return 0;
        }
        if (i + 3 > text.end
                || (text.bytes[i] != '+' && text.bytes[i] != '-')
                || !LineText.digit(text.bytes[i + 1])
                || !LineText.digit(text.bytes[i + 2])) {
            return Integer.MAX_VALUE;
        }
        int seconds = text.number(i + 1, 2) * 3600;
        int minutes = i + 3 < text.end && text.bytes[i + 3] == ':' ? i + 4 : i + 3;
        boolean more = minutes + 2 <= text.end
                && LineText.digit(text.bytes[minutes])
                && LineText.digit(text.bytes[minutes + 1]);
        if (i > at && !(more && minutes == i + 3)) {
            // After a space only +0100 is a zone: "12:00:00 -12 degrees" is not.
            return Integer.MAX_VALUE;
        }
        seconds += more ? text.number(minutes, 2) * 60 : 0;
        text.stop = more ? minutes + 2 : i + 3;
        return seconds > 64_800 ? Integer.MAX_VALUE : text.bytes[i] == '-' ? -seconds : seconds;
    }
}
