package dev.selfheal.probe.log;

/**
 * Tells what a line says of itself. The first level that it names decides, so that {@code INFO retrying after ERROR} is none;
 * only lines that name no level are judged by their words. In capitals a level stands anywhere near the beginning; in small
 * letters it must look like one: {@code [error]}, {@code level=error}, {@code error:}. What is denied ("no error", "0 errors",
 * "error: none", "error_count=0") is no error.
 */
final class ErrorLines {
    enum Kind {
        PLAIN,
        /** Names a level below error. */
        FINE,
        /** Names an error level, or is a request that ended with 5xx. */
        ERROR,
        /** Says "error:" or the like in its text, and names no level. */
        COMPLAINT,
        /** Begins an uncaught exception whose name is in this line. */
        CRASH,
        /** {@code Traceback (most recent call last)}: its name comes last. */
        TRACEBACK,
        /** Names an exception, such as {@code ValueError: x}. */
        EXCEPTION,
        /** Joins two traces of one error. */
        CHAIN,
        /** Belongs to the line before by its looks. */
        CONTINUATION
    }

    /** Levels stand near the beginning. */
    private static final int REACH = 240;

    private static final byte[][] JSON_KEYS = LineText.words(
            "level", "lvl", "severity", "loglevel", "levelname", "log.level", "log_level", "@l", "levelName");

    private final LineText text = new LineText();
    private final Levels levels = new Levels(text);
    private final Phrases phrases = new Phrases(text, levels);

    /**
     * @param time where the line's time begins
     * @param words where the text begins, behind the line's time; {@code from} where it has none
     */
    Kind kind(byte[] bytes, int from, int time, int words, int to) {
        text.line(bytes, to);
        boolean timed = words > from;
        if (!timed && continues(from)) {
            return Kind.CONTINUATION;
        }
        if (bytes[from] == '{') {
            return json(from);
        }
        if (text.starts(from, "[GIN]")) {
            return gin(words);
        }
        // Some write the level before the time: E! is behind it, ERROR may be on either side.
        Kind before = time > from ? scan(from, Math.min(time, words), false) : Kind.PLAIN;
        return before == Kind.ERROR || before == Kind.FINE ? before : scan(words, Math.min(to, words + REACH), timed);
    }

    private boolean continues(int from) {
        byte b = text.bytes[from];
        return b == ' '
                || b == '\t'
                || b == '}'
                || b == ')'
                || b == '^'
                || b == '|'
                || text.starts(from, "at ")
                || text.starts(from, "Caused by")
                || text.starts(from, "Suppressed:")
                || text.starts(from, "... ")
                || text.starts(from, "goroutine ")
                || text.starts(from, "created by ");
    }

    private Kind gin(int words) {
        int i = words;
        while (i < text.end && (text.bytes[i] == ' ' || text.bytes[i] == '|' || text.bytes[i] == 0x1b)) {
            i = text.bytes[i] == 0x1b ? text.afterColour(i) : i + 1;
        }
        boolean bad = i + 3 <= text.end
                && text.bytes[i] == '5'
                && LineText.digit(text.bytes[i + 1])
                && LineText.digit(text.bytes[i + 2]);
        return bad ? Kind.ERROR : Kind.FINE;
    }

    private Kind json(int from) {
        for (int i = from; i + 6 < text.end; i++) {
            if (text.bytes[i] != '"') {
                continue;
            }
            int close = i + 1;
            while (close < text.end && text.bytes[close] != '"' && close - i < 12) {
                close++;
            }
            int value = close + 1;
            while (value < text.end && text.bytes[value] == ' ') {
                value++;
            }
            if (value >= text.end || text.bytes[value] != ':' || !text.in(JSON_KEYS, i + 1, close)) {
                continue;
            }
            value++;
            while (value < text.end && (text.bytes[value] == ' ' || text.bytes[value] == '"')) {
                value++;
            }
            int stop = text.wordEnd(value, text.end);
            // Pino and Bunyan count in tens: 50 is error, 60 fatal.
            boolean number = stop - value == 2
                    && text.bytes[value] >= '5'
                    && text.bytes[value] <= '6'
                    && text.bytes[value + 1] == '0';
            return number || levels.isError(value, stop) || text.isWord(value, stop, "alert") ? Kind.ERROR : Kind.FINE;
        }
        return Kind.PLAIN;
    }

    private Kind scan(int from, int to, boolean timed) {
        int lastFrom = from;
        int lastTo = from;
        boolean first = true;
        for (int i = from; i < to; ) {
            if (text.bytes[i] == 0x1b) {
                i = text.afterColour(i);
                continue;
            }
            if (!LineText.letter(text.bytes[i]) && !LineText.digit(text.bytes[i]) && text.bytes[i] != '_') {
                i++;
                continue;
            }
            int stop = text.wordEnd(i, to);
            Kind kind = word(i, stop, first, timed, lastFrom, lastTo);
            if (kind != Kind.PLAIN) {
                return kind;
            }
            lastFrom = i;
            lastTo = stop;
            first = false;
            i = stop;
        }
        return Kind.PLAIN;
    }

    private Kind word(int from, int to, boolean first, boolean timed, int lastFrom, int lastTo) {
        int length = to - from;
        byte next = to < text.end ? text.bytes[to] : 0;
        byte before = from > 0 ? text.bytes[from - 1] : 0;
        if (length == 1) {
            return timed ? Levels.letter(text.bytes[from], before, next) : Kind.PLAIN;
        }
        if ((next == '=' || next == ':') && levels.isKey(from, to)) {
            return levels.valueOf(to);
        }
        boolean bad = levels.isError(from, to);
        if (bad || levels.isFine(from, to)) {
            return levels.level(from, to, bad, first && timed, before, next, lastFrom, lastTo);
        }
        return phrases.phrase(from, to, next, lastFrom, lastTo);
    }
}
