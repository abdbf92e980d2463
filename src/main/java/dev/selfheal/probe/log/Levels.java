package dev.selfheal.probe.log;

import dev.selfheal.probe.log.ErrorLines.Kind;

/** The words that name a level, and where a word is one: {@code ERROR}, {@code [error]}, {@code level=error}, {@code E!}. */
record Levels(LineText text) {
    private static final byte[][] ERRORS = LineText.words(
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
    private static final byte[][] FINES = LineText.words(
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
    private static final byte[][] LEVEL_KEYS =
            LineText.words("level", "lvl", "severity", "loglevel", "levelname", "log.level");
    private static final byte[][] DENIALS =
            LineText.words("no", "0", "zero", "without", "not", "any", "to", "level", "log-level");
    private static final byte[][] NOTHING = LineText.words("0", "none", "null", "nil", "false", "ok", "n/a");

    boolean isError(int from, int to) {
        return text.in(ERRORS, from, to);
    }

    boolean isFine(int from, int to) {
        return text.in(FINES, from, to);
    }

    /** Whether this word denies what follows it: "no error". */
    boolean denies(int from, int to) {
        return text.in(DENIALS, from, to);
    }

    boolean isKey(int from, int to) {
        return text.in(LEVEL_KEYS, from, to);
    }

    /** The level behind a key that ends here. */
    Kind valueOf(int to) {
        int value = to + 1;
        while (value < text.end && (text.bytes[value] == ' ' || text.bytes[value] == '"')) {
            value++;
        }
        int stop = text.wordEnd(value, text.end);
        return isError(value, stop) ? Kind.ERROR : isFine(value, stop) ? Kind.FINE : Kind.PLAIN;
    }

    /** {@code E!}, {@code [E]}. */
    static Kind letter(byte letter, byte before, byte next) {
        if (next != '!' && !(before == '[' && next == ']')) {
            return Kind.PLAIN;
        }
        return letter == 'E' || letter == 'F' || letter == 'C'
                ? Kind.ERROR
                : letter == 'W' || letter == 'I' || letter == 'D' || letter == 'T' ? Kind.FINE : Kind.PLAIN;
    }

    Kind level(int from, int to, boolean bad, boolean afterTime, byte before, byte next, int lastFrom, int lastTo) {
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
        boolean denied = bad && (denies(lastFrom, lastTo) || nothingFollows(to));
        boolean capitals = text.bytes[from] <= 'Z' && text.bytes[from + 1] <= 'Z';
        if (denied) {
            return Kind.PLAIN;
        }
        if (capitals || (afterTime && (next == ' ' || next == ':'))) {
            return text.isWord(from, to, "log") && next != ':' ? Kind.PLAIN : kind;
        }
        boolean colon = next == ':' && (to + 1 == text.end || text.bytes[to + 1] == ' ' || text.bytes[to + 1] == '\t');
        if (!colon) {
            return Kind.PLAIN;
        }
        return !bad ? Kind.FINE : text.isWord(from, to, "panic") ? Kind.CRASH : Kind.COMPLAINT;
    }

    private boolean nothingFollows(int at) {
        int i = at;
        while (i < text.end && (text.bytes[i] == ':' || text.bytes[i] == ' ' || text.bytes[i] == '"')) {
            i++;
        }
        return i > at && text.in(NOTHING, i, text.wordEnd(i, text.end));
    }
}
