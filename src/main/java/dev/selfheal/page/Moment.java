package dev.selfheal.page;

import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.sys.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page tells of now.
 *
 * @param latest outcome; null where there is none that can be read
 * @param pauses in force
 * @param every time between two cycles
 * @param written when the page is
 * @param zone its owner's; all times are shown in it
 * @param problems what kept all of this from being known, for people
 */
public record Moment(
        @Nullable Outcome latest,
        List<Pause> pauses,
        Duration every,
        Instant written,
        ZoneId zone,
        List<String> problems) {
    /** How long ago the latest cycle began; zero where there is none. */
    Duration age() {
        return latest == null ? Duration.ZERO : Duration.between(latest.startedAt(), written);
    }

    /** Whether the cycles have stopped, as far as could be told when the page was written. */
    boolean stale() {
        return Due.late(age(), every);
    }
}
