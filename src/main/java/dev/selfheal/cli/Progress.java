package dev.selfheal.cli;

import dev.selfheal.sys.Clock;
import java.time.Duration;

/**
 * How far long work is, on standard error. On a terminal it is one line that is written over again and again, and taken away in
 * the end; elsewhere it is a plain line now and then, and none for work that is soon done. Safe for many threads.
 */
final class Progress {
    /** Fast enough for an eye. */
    private static final Duration REWRITTEN = Duration.ofMillis(100);

    /** What takes less needs no word in a log. */
    static final Duration FIRST = Duration.ofSeconds(2);

    static final Duration THEN = Duration.ofSeconds(10);

    /** After a minute, so that a pull of many gigabytes does not fill a log. */
    static final Duration SELDOM = Duration.ofSeconds(60);

    private final Surroundings here;
    private final boolean quiet;
    private final Clock clock;
    private boolean begun;
    private long since;
    private long next;
    private int width;

    /** @param quiet to say nothing at all */
    Progress(Surroundings here, boolean quiet, Clock clock) {
        this.here = here;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** It is as far as these words say; whether they are written is for the clock to say. It begins with the first of them. */
    synchronized void at(String words) {
        long now = clock.nanos();
        if (!begun) {
            begun = true;
            since = now;
            next = here.rewrites() ? now : now + FIRST.toNanos();
        }
        if (quiet || now - next < 0) {
            return;
        }
        if (here.rewrites()) {
            rewrite("selfheal: " + words);
            next = now + REWRITTEN.toNanos();
        } else {
            here.err().println("selfheal: " + words);
            boolean seldom = now - since >= SELDOM.toNanos();
            next = now + (seldom ? SELDOM : THEN).toNanos();
        }
    }

    private void rewrite(String words) {
        String line = words.length() < here.width() ? words : words.substring(0, here.width() - 1);
        here.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        here.err().flush();
        width = line.length();
    }

    /** Takes the line away, since something else is to be printed. */
    synchronized void away() {
        if (width > 0) {
            rewrite("");
            here.err().print("\r");
            here.err().flush();
        }
    }
}
