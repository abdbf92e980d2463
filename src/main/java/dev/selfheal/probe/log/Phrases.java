package dev.selfheal.probe.log;

import dev.selfheal.probe.log.ErrorLines.Kind;

/** What a program says when it breaks, in lines that name no level: uncaught exceptions, traces, crashes. */
record Phrases(LineText text, Levels levels) {
    Kind phrase(int from, int to, byte next, int lastFrom, int lastTo) {
        Kind kind =
                switch (text.bytes[from]) {
                    case 'T' ->
                        text.starts(from, "Traceback (most recent call last")
                                ? Kind.TRACEBACK
                                : text.starts(from, "The above exception was the direct cause")
                                        ? Kind.CHAIN
                                        : Kind.PLAIN;
                    case 'D' -> text.starts(from, "During handling of the above exception") ? Kind.CHAIN : Kind.PLAIN;
                    case 'E' -> text.starts(from, "Exception in thread") ? Kind.CRASH : Kind.PLAIN;
                    case 'U' ->
                        text.starts(from, "Unhandled exception") || text.starts(from, "Uncaught exception")
                                ? Kind.CRASH
                                : Kind.PLAIN;
                    case 'S' -> text.starts(from, "Segmentation fault") ? Kind.CRASH : Kind.PLAIN;
                    default -> Kind.PLAIN;
                };
        return kind == Kind.PLAIN ? exception(from, to, next, lastFrom, lastTo) : kind;
    }

    private Kind exception(int from, int to, byte next, int lastFrom, int lastTo) {
        if (next != ':' && to != text.end) {
            return Kind.PLAIN;
        }
        boolean named = text.endsWith(from, to, "Error") || text.endsWith(from, to, "Exception");
        if (named && !levels.denies(lastFrom, lastTo)) {
            return Kind.EXCEPTION;
        }
        // Monolog puts its channel before the level: app.ERROR:
        boolean monolog = next == ':' && (text.endsWith(from, to, ".ERROR") || text.endsWith(from, to, ".CRITICAL"));
        return monolog ? Kind.ERROR : Kind.PLAIN;
    }
}
