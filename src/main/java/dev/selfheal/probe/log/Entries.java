package dev.selfheal.probe.log;

import dev.selfheal.probe.log.ErrorLines.Kind;

/**
 * Joins lines to entries, so that an error with its stack trace is one error: a line with a time begins an entry, and lines
 * without one belong to it, unless they plainly begin another error.
 */
final class Entries {
    /** Told of each error once. */
    interface Found {
        void error(long time);

        /** A line that shows what kind of error it is. */
        void sample(byte[] bytes, int from, int to);
    }

    /** How far the present entry has come; kept from cycle to cycle by its name. */
    enum Stage {
        CLEAR,
        ERROR,
        TRACE,
        CHAINED,
        DONE
    }

    private final ErrorLines errors = new ErrorLines();
    private final Found found;
    private Stamps stamps = new Stamps(new LocalTimes(java.time.ZoneOffset.UTC, java.time.Instant.EPOCH, true));
    private LocalTimes times = new LocalTimes(java.time.ZoneOffset.UTC, java.time.Instant.EPOCH, true);
    private Stage stage;
    private boolean timed;
    private long last;

    Entries(Stage stage, boolean timed, long last, Found found) {
        this.stage = stage;
        this.timed = timed;
        this.last = last;
        this.found = found;
    }

    Stage stage() {
        return stage;
    }

    boolean timed() {
        return timed;
    }

    long last() {
        return last;
    }

    /** The lines that follow are of this file. */
    void begin(LocalTimes ofFile) {
        times = ofFile;
        stamps = new Stamps(ofFile);
        if (last != LocalTimes.NONE) {
            times.after(last);
        }
    }

    /** Another file begins: nothing in it belongs to the line before. */
    void cut() {
        stage = Stage.CLEAR;
    }

    void line(byte[] bytes, int from, int to) {
        if (from == to) {
            return;
        }
        long time = stamps.find(bytes, from, to);
        boolean stamped = time != LocalTimes.NONE;
        if (stamped) {
            timed = true;
            last = time;
            times.after(time);
        }
        Kind kind = errors.kind(bytes, from, stamped ? stamps.start() : from, stamped ? stamps.stop() : from, to);
        int text = stamped && bytes[from] != '{' ? stamps.stop() : from;
        if (stamped || begins(kind)) {
            head(kind, bytes, text, to);
        } else {
            follow(kind, bytes, from, to);
        }
    }

    /** Whether a line without a time begins an entry of its own. */
    private boolean begins(Kind kind) {
        return switch (kind) {
            case ERROR, FINE -> true;
            case CRASH, TRACEBACK -> stage == Stage.CLEAR || stage == Stage.DONE || (!timed && stage != Stage.CHAINED);
            case COMPLAINT -> stage == Stage.CLEAR || !timed;
            case EXCEPTION -> stage == Stage.CLEAR || (!timed && stage == Stage.ERROR);
            case PLAIN -> !timed && stage != Stage.TRACE && stage != Stage.CHAINED;
            case CHAIN, CONTINUATION -> false;
        };
    }

    private void head(Kind kind, byte[] bytes, int from, int to) {
        switch (kind) {
            case PLAIN, FINE, CHAIN, CONTINUATION -> stage = Stage.CLEAR;
            case TRACEBACK -> {
                found.error(last);
                stage = Stage.TRACE;
            }
            case ERROR, COMPLAINT, CRASH, EXCEPTION -> {
                found.error(last);
                found.sample(bytes, from, to);
                stage = kind == Kind.EXCEPTION ? Stage.DONE : Stage.ERROR;
            }
        }
    }

    private void follow(Kind kind, byte[] bytes, int from, int to) {
        if (stage == Stage.CLEAR) {
            return;
        }
        switch (kind) {
            case TRACEBACK -> stage = Stage.TRACE;
            case CHAIN -> stage = Stage.CHAINED;
            case EXCEPTION -> {
                if (stage == Stage.TRACE) {
                    found.sample(bytes, from, to);
                }
                stage = Stage.DONE;
            }
            default -> {
                // More of the same.
            }
        }
    }
}
