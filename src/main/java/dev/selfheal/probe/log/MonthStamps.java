package dev.selfheal.probe.log;

/** Dates that begin with the name of a month, mostly without a year. */
record MonthStamps(LineText text, TimeOfDay day, LocalTimes times) {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** {@code Nov 23 12:00:00}, {@code Nov 23, 2026 1:02:03 PM}. */
    long syslog(int at) {
        if (at + 14 > text.end || text.bytes[at + 3] != ' ') {
            return LocalTimes.NONE;
        }
        int month = 0;
        for (int m = 0; m < 12 && month == 0; m++) {
            month = text.starts(at, MONTHS.substring(3 * m, 3 * m + 3)) ? m + 1 : 0;
        }
        int i = text.blanks(at + 4);
        if (month == 0 || i >= text.end || !LineText.digit(text.bytes[i])) {
            return LocalTimes.NONE;
        }
        int digits = i + 1 < text.end && LineText.digit(text.bytes[i + 1]) ? 2 : 1;
        int dayOfMonth = text.number(i, digits);
        i += digits;
        i += i < text.end && text.bytes[i] == ',' ? 1 : 0;
        i = text.blanks(i);
        int year = 0;
        if (i + 5 < text.end && text.bytes[i + 4] == ' ' && text.number(i, 4) > 1969) {
            year = text.number(i, 4);
            i = text.blanks(i + 4);
        }
        boolean oneDigit = i + 1 < text.end && LineText.digit(text.bytes[i]) && text.bytes[i + 1] == ':';
        int second = oneDigit ? day.secondOfDay(i - 1, text.number(i, 1)) : day.secondOfDay(i);
        if (second < 0 || dayOfMonth < 1 || dayOfMonth > 31) {
            return LocalTimes.NONE;
        }
        i = day.fraction(i + (oneDigit ? 7 : 8));
        int half = i;
        while (half < text.end && half < i + 4 && text.bytes[half] != 'A' && text.bytes[half] != 'P') {
            half++;
        }
        if (half > i && (text.starts(half, "PM") || text.starts(half, "AM"))) {
            second = second % 43_200 + (text.bytes[half] == 'P' ? 43_200 : 0);
            text.stop = half + 2;
        } else if (i + 5 <= text.end && text.bytes[i] == ' ' && text.number(i + 1, 4) > 1969 && year == 0) {
            year = text.number(i + 1, 4);
            text.stop = i + 5;
        }
        return year > 0
                ? times.instant(times.local(year, month, dayOfMonth, second))
                : times.instant(month, dayOfMonth, second);
    }
}
