package dev.selfheal.probe.log;

/** Times that are one number. */
record EpochStamps(LineText text, TimeOfDay day) {
    /** Seconds, milli-, micro- or nanoseconds since 1970, told apart by their digits; only those of 2001 to 2128. */
    long sinceEpoch(int at, boolean json) {
        int i = at;
        long value = 0;
        while (i < text.end && LineText.digit(text.bytes[i]) && i - at < 20) {
            value = value * 10 + text.bytes[i++] - '0';
        }
        int digits = i - at;
        boolean ended = i == text.end || text.bytes[i] == '.' || " ],:|\t\"}".indexOf(text.bytes[i]) >= 0;
        if (!ended || !(digits == 10 || digits == 13 || (json && (digits == 16 || digits == 19)))) {
            return LocalTimes.NONE;
        }
        long seconds = digits == 10
                ? value
                : digits == 13 ? value / 1000 : digits == 16 ? value / 1_000_000 : value / 1_000_000_000;
        if (seconds > 5_000_000_000L) {
            return LocalTimes.NONE;
        }
        day.fraction(i);
        return seconds;
    }

    /** Whether {@code ts=} or the like stands before it. */
    boolean keyed(int from, int at) {
        int i = at - 1;
        i -= i > from && text.bytes[i] == '"' ? 1 : 0;
        if (i < from + 2 || text.bytes[i] != '=') {
            return false;
        }
        return ends(from, i, "ts") || ends(from, i, "time") || ends(from, i, "timestamp");
    }

    private boolean ends(int from, int to, String key) {
        int start = to - key.length();
        if (start < from || (start > from && LineText.letter(text.bytes[start - 1]))) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (text.bytes[start + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
