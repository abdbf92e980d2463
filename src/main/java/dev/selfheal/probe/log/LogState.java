package dev.selfheal.probe.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.selfheal.sys.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a log from cycle to cycle.
 *
 * @param inode number of the file that was read
 * @param offset how far it was read
 * @param print the bytes right before the offset, as a number: another file, or another content, has others there
 * @param within whether the line at the offset has been seen already
 * @param stage how far the last entry has come
 * @param timed whether any line had a time
 * @param last time of the last line that had one, in seconds since 1970
 * @param seen when it was last looked at
 * @param minutes errors by minute since 1970
 * @param known kinds of errors seen, by hash
 */
record LogState(
        long inode,
        long offset,
        long print,
        boolean within,
        Entries.Stage stage,
        boolean timed,
        @Nullable Long last,
        Instant seen,
        Map<Long, Long> minutes,
        List<Long> known) {

    /** Nothing where the text is none of ours: the log is then as good as never seen. */
    static Optional<LogState> parse(String json) {
        try {
            LogState state = Json.MAPPER.readValue(json, LogState.class);
            boolean whole = state.stage != null && state.seen != null && state.minutes != null && state.known != null;
            return whole && state.offset >= 0 ? Optional.of(state) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    String json() {
        try {
            return Json.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
