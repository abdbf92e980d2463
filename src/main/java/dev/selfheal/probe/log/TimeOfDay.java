package dev.selfheal.probe.log;

/** Hours, minutes and seconds within a line, and what may follow them. */
record TimeOfDay(LineText text) {
    /** The second of the day of {@code 12:00:00}; -1 where there is none. */
    int secondOfDay(int at) {
        return at + 8 > text.end ? -1 : secondOfDay(at, text.number(at, 2));
    }

    /** Likewise, with the hour already read. */
    int secondOfDay(int at, int hour) {
        if (at + 8 > text.end || text.bytes[at + 2] != ':' || text.bytes[at + 5] != ':') {
            return -1;
        }
        int minute = text.number(at + 3, 2);
        int second = text.number(at + 6, 2);
        boolean good = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        return good ? hour * 3600 + minute * 60 + second : -1;
    }

    /** Where the fraction ends that may stand here. */
    int fraction(int at) {
        int i = at;
        if (i + 1 < text.end && (text.bytes[i] == '.' || text.bytes[i] == ',') && LineText.digit(text.bytes[i + 1])) {
            i++;
            while (i < text.end && LineText.digit(text.bytes[i])) {
                i++;
            }
        }
        text.stop = i;
        return i;
    }
}
