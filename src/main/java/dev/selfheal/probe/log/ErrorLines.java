package dev.selfheal.probe.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

    private static final byte[][] ERRORS = words(
            "error",
            "err",
            "eror",
            "fatal",
            "critical",
            "crit",
            "panic",
            "severe",
            "emerg",
            "emergency",
            "dpanic",
            "ftl");
    private static final byte[][] FINES = words(
            "trace",
            "debug",
            "info",
            "notice",
            "warn",
            "warning",
            "verbose",
            "dbg",
            "inf",
            "wrn",
            "trc",
            "fine",
            "finer",
            "finest",
            "log",
            "note",
            "hint",
            "success",
            "information");
    private static final byte[][] LEVEL_KEYS = words("level", "lvl", "severity", "loglevel", "levelname", "log.level");
    private static final byte[][] JSON_KEYS =
            words("level", "lvl", "severity", "loglevel", "levelname", "log.level", "log_level", "@l", "levelName");
    private static final byte[][] DENIALS =
            words("no", "0", "zero", "without", "not", "any", "to", "level", "log-level");
    private static final byte[][] NOTHING = words("0", "none", "null", "nil", "false", "ok", "n/a");

    private byte[] line = new byte[0];
    private int end;

    private static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(US_ASCII);
        }
        return bytes;
    }

    /**
     * @param time where the line's time begins
     * @param text where the text begins, behind the line's time; {@code from} where it has none
     */
    Kind kind(byte[] bytes, int from, int time, int text, int to) {
        line = bytes;
        end = to;
        boolean timed = text > from;
        if (!timed && continues(from)) {
            return Kind.CONTINUATION;
        }
        if (bytes[from] == '{') {
            return json(from);
        }
        if (starts(from, "[GIN]")) {
            return gin(text);
        }
        // Some write the level before the time: E! is behind it, ERROR may be on either side.
        Kind before = time > from ? scan(from, Math.min(time, text), false) : Kind.PLAIN;
        return before == Kind.ERROR || before == Kind.FINE ? before : scan(text, Math.min(to, text + REACH), timed);
    }

    private boolean continues(int from) {
        byte b = line[from];
        return b == ' '
                || b == '\t'
                || b == '}'
                || b == ')'
                || b == '^'
                || b == '|'
                || starts(from, "at ")
                || starts(from, "Caused by")
                || starts(from, "Suppressed:")
                || starts(from, "... ")
                || starts(from, "goroutine ")
                || starts(from, "created by ");
    }

    private Kind gin(int text) {
        int i = text;
        while (i < end && (line[i] == ' ' || line[i] == '|' || line[i] == 0x1b)) {
            i = line[i] == 0x1b ? afterColour(i) : i + 1;
        }
        boolean bad = i + 3 <= end && line[i] == '5' && Stamps.digit(line[i + 1]) && Stamps.digit(line[i + 2]);
        return bad ? Kind.ERROR : Kind.FINE;
    }

    private Kind json(int from) {
        for (int i = from; i + 6 < end; i++) {
            if (line[i] != '"') {
                continue;
            }
            int close = i + 1;
            while (close < end && line[close] != '"' && close - i < 12) {
                close++;
            }
            int value = close + 1;
            while (value < end && line[value] == ' ') {
                value++;
            }
            if (value >= end || line[value] != ':' || !in(JSON_KEYS, i + 1, close)) {
                continue;
            }
            value++;
            while (value < end && (line[value] == ' ' || line[value] == '"')) {
                value++;
            }
            int stop = wordEnd(value, end);
            // Pino and Bunyan count in tens: 50 is error, 60 fatal.
            boolean number = stop - value == 2 && line[value] >= '5' && line[value] <= '6' && line[value + 1] == '0';
            return number || in(ERRORS, value, stop) || isWord(value, stop, "alert") ? Kind.ERROR : Kind.FINE;
        }
        return Kind.PLAIN;
    }

    private Kind scan(int from, int to, boolean timed) {
        int lastFrom = from;
        int lastTo = from;
        boolean first = true;
        for (int i = from; i < to; ) {
            if (line[i] == 0x1b) {
                i = afterColour(i);
                continue;
            }
            if (!Stamps.letter(line[i]) && !Stamps.digit(line[i]) && line[i] != '_') {
                i++;
                continue;
            }
            int stop = wordEnd(i, to);
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
        byte next = to < end ? line[to] : 0;
        byte before = from > 0 ? line[from - 1] : 0;
        if (length == 1) {
            return timed ? letter(line[from], before, next) : Kind.PLAIN;
        }
        if ((next == '=' || next == ':') && in(LEVEL_KEYS, from, to)) {
            int value = to + 1;
            while (value < end && (line[value] == ' ' || line[value] == '"')) {
                value++;
            }
            int stop = wordEnd(value, end);
            return in(ERRORS, value, stop) ? Kind.ERROR : in(FINES, value, stop) ? Kind.FINE : Kind.PLAIN;
        }
        boolean bad = in(ERRORS, from, to);
        if (bad || in(FINES, from, to)) {
            return level(from, to, bad, first && timed, before, next, lastFrom, lastTo);
        }
        return phrase(from, to, next, lastFrom, lastTo);
    }

    /** {@code E!}, {@code [E]}. */
    private static Kind letter(byte letter, byte before, byte next) {
        if (next != '!' && !(before == '[' && next == ']')) {
            return Kind.PLAIN;
        }
        return letter == 'E' || letter == 'F' || letter == 'C'
                ? Kind.ERROR
                : letter == 'W' || letter == 'I' || letter == 'D' || letter == 'T' ? Kind.FINE : Kind.PLAIN;
    }

    private Kind level(
            int from, int to, boolean bad, boolean afterTime, byte before, byte next, int lastFrom, int lastTo) {
        Kind kind = bad ? Kind.ERROR : Kind.FINE;
        if (next == '=' || before == '=') {
            // A key of its own, or the value of one that says no level.
            return Kind.PLAIN;
        }
        boolean opened = before == '[' || before == '<' || before == '|' || before == ':' || before == '(';
        boolean closed = next == ']' || next == '>' || next == '|' || next == ')';
        if ((opened && closed) || (before == '\t' && next == '\t')) {
            return kind;
        }
        boolean denied = bad && (in(DENIALS, lastFrom, lastTo) || nothingFollows(to));
        boolean capitals = line[from] <= 'Z' && line[from + 1] <= 'Z';
        if (denied) {
            return Kind.PLAIN;
        }
        if (capitals || (afterTime && (next == ' ' || next == ':'))) {
            return isWord(from, to, "log") && next != ':' ? Kind.PLAIN : kind;
        }
        boolean colon = next == ':' && (to + 1 == end || line[to + 1] == ' ' || line[to + 1] == '\t');
        if (!colon) {
            return Kind.PLAIN;
        }
        return !bad ? Kind.FINE : isWord(from, to, "panic") ? Kind.CRASH : Kind.COMPLAINT;
    }

    private Kind phrase(int from, int to, byte next, int lastFrom, int lastTo) {
        Kind kind =
                switch (line[from]) {
                    case 'T' ->
                        starts(from, "Traceback (most recent call last")
                                ? Kind.TRACEBACK
                                : starts(from, "The above exception was the direct cause") ? Kind.CHAIN : Kind.PLAIN;
                    case 'D' -> starts(from, "During handling of the above exception") ? Kind.CHAIN : Kind.PLAIN;
                    case 'E' -> starts(from, "Exception in thread") ? Kind.CRASH : Kind.PLAIN;
                    case 'U' ->
                        starts(from, "Unhandled exception") || starts(from, "Uncaught exception")
                                ? Kind.CRASH
                                : Kind.PLAIN;
                    case 'S' -> starts(from, "Segmentation fault") ? Kind.CRASH : Kind.PLAIN;
                    default -> Kind.PLAIN;
                };
        return kind == Kind.PLAIN ? exception(from, to, next, lastFrom, lastTo) : kind;
    }

    private Kind exception(int from, int to, byte next, int lastFrom, int lastTo) {
        if (next != ':' && to != end) {
            return Kind.PLAIN;
        }
        boolean named = endsWith(from, to, "Error") || endsWith(from, to, "Exception");
        if (named && !in(DENIALS, lastFrom, lastTo)) {
            return Kind.EXCEPTION;
        }
        // Monolog puts its channel before the level: app.ERROR:
        boolean monolog = next == ':' && (endsWith(from, to, ".ERROR") || endsWith(from, to, ".CRITICAL"));
        return monolog ? Kind.ERROR : Kind.PLAIN;
    }

    private boolean nothingFollows(int at) {
        int i = at;
        while (i < end && (line[i] == ':' || line[i] == ' ' || line[i] == '"')) {
            i++;
        }
        return i > at && in(NOTHING, i, wordEnd(i, end));
    }

    private int afterColour(int at) {
        int i = at + 1;
        while (i < end && !Stamps.letter(line[i])) {
            i++;
        }
        return Math.min(end, i + 1);
    }

    /** Words hold together over the joints of names and paths, so that {@code /var/error.log} names no level. */
    private int wordEnd(int from, int to) {
        int i = from;
        while (i < to && part(line[i])) {
            i++;
        }
        while (i > from + 1 && (line[i - 1] == '.' || line[i - 1] == '-' || line[i - 1] == '/')) {
            i--;
        }
        return Math.max(i, Math.min(from + 1, to));
    }

    private static boolean part(byte b) {
        return Stamps.letter(b) || Stamps.digit(b) || b == '_' || b == '-' || b == '.' || b == '/' || b == '$' || b < 0;
    }

    private boolean in(byte[][] words, int from, int to) {
        if (from >= to || to > end) {
            return false;
        }
        int small = line[from] | 0x20;
        for (byte[] word : words) {
            if (word.length == to - from && (word[0] | 0x20) == small && same(word, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean same(byte[] word, int from) {
        for (int i = 0; i < word.length; i++) {
            if ((line[from + i] | 0x20) != (word[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWord(int from, int to, String word) {
        return in(new byte[][] {word.getBytes(US_ASCII)}, from, to);
    }

    private boolean endsWith(int from, int to, String ending) {
        return to - from > ending.length() && starts(to - ending.length(), ending);
    }

    private boolean starts(int at, String text) {
        if (at + text.length() > end) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
