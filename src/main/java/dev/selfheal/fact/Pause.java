package dev.selfheal.fact;

import java.time.Instant;

/**
 * Fixes stand still for a while because a person wants it; observation and alerts go on.
 *
 * @param subject what is left alone, as what is sick and as what is acted on; {@code selfheal} for everything
 * @param reason in the words of whoever paused it
 * @param until when it ends by itself
 */
public record Pause(String subject, String reason, Instant since, Instant until) implements Remembered {
    /** The subject of a pause of everything. */
    public static final String EVERYTHING = "selfheal";
}
