package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;

/**
 * The memory of attempts, written ahead: what cannot be written down is not done. One act that serves several causes is
 * begun once for each of them, at the same instant, and counts once.
 */
public interface AttemptLog {
    /** Acts upon this target since then, whatever their result; those in the future too, since a clock may have been set back. */
    int since(Instant then, String target);

    /** Acts upon any target since then. */
    int since(Instant then);

    /**
     * Writes down, durably, that this is about to be tried. Returns the attempt's id.
     *
     * @param subjects what is sick
     */
    String begin(String target, String cause, Collection<String> subjects, String action, Instant at)
            throws IOException;

    /** Writes down how it ended. An attempt that is never ended counts as {@link Result#UNKNOWN}. */
    void end(String id, Result result, Instant at) throws IOException;
}
