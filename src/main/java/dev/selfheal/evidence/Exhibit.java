package dev.selfheal.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence.
 *
 * @param source what it was taken from, such as {@code service:web}, {@code ~/web.log} or {@code journal of web.service}
 * @param lines without secrets and control characters, and bounded; of a log the last ones
 * @param missing why there is nothing, or not all; null where nothing is missing
 */
public record Exhibit(
        Kind kind,
        String source,
        List<String> lines,
        @Nullable String missing) {
    public Exhibit {
        lines = List.copyOf(lines);
    }

    /** What kind of thing it is; in the order in which they are told. */
    public enum Kind {
        /** What the check that found it sick said. */
        CHECK,
        /** What its supervisor said. */
        STATE,
        PROCESSES,
        LOG
    }

    /** One that may say something; where it does not, why. */
    static Exhibit of(Kind kind, String source, List<String> lines, String ifNone) {
        return new Exhibit(kind, source, lines, lines.isEmpty() ? ifNone : null);
    }

    static Exhibit missing(Kind kind, String source, String why) {
        return new Exhibit(kind, source, List.of(), why);
    }
}
