package dev.selfheal.ledger;

import dev.selfheal.fact.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that stops all fixes while it is there, for a week since it was last touched. It is for the worst hour, so it needs
 * nothing but {@code touch}: any kind of thing counts, and what cannot be looked at counts as just set.
 */
final class KillSwitch {
    static final String NAME = "stop";

    /**
     * How long it stops everything. A part of the floor: a switch that was forgotten must not leave a machine without a healer for
     * good, and one that is meant is looked at within a week.
     */
    static final Duration LASTS = Duration.ofDays(7);

    private KillSwitch() {}

    /** When it was last touched, as its file says, which may be in the future; empty where there surely is none. */
    static Optional<Instant> touched(Path file, Instant now) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .lastModifiedTime()
                    .toInstant());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException hidden) {
            return Optional.of(now);
        }
    }

    static Pause pause(Path file, Instant since) {
        return new Pause(
                Pause.EVERYTHING,
                "the kill switch " + file + " is set; touch it again to renew it",
                since,
                since.plus(LASTS));
    }
}
