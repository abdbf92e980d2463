package dev.selfheal.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of what was to be seen right before a fix.
 *
 * @param source what it was taken from, such as {@code service:web}, {@code ~/web.log} or {@code journal of web.service}
 * @param lines secrets removed, and bounded; of a log the last ones
 * @param missing why there is nothing, or not all; null where nothing is missing
 */
public record EvidenceRecord(
        Kind kind,
        String source,
        List<String> lines,
        @Nullable String missing) {
    /** What kind of thing it is. */
    public enum Kind {
        CHECK,
        STATE,
        PROCESSES,
        LOG
    }
}
