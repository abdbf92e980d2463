package dev.selfheal.install.doctor;

import dev.selfheal.install.Every;
import dev.selfheal.inventory.Amounts;
import dev.selfheal.sys.Due;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether cycles come as often as they should. */
public record BeatLook(Every every, Instant now) {
    private static final String WHY = "unless the machine slept or was off, see what the job says: ";

    /**
     * Of the last cycle.
     *
     * @param started when it began
     * @param installed whether one is to be expected
     * @param says where the job's own words are
     */
    public Examined cycle(Optional<Instant> started, boolean installed, String says) {
        String area = "cycles";
        if (started.isEmpty()) {
            return installed
                    ? Examined.warning(area, "there was none yet", "wait for " + every + "; then see " + says)
                    : Examined.ok(area, "there was none yet");
        }
        Duration age = Duration.between(started.get(), now);
        String last = "the last one began " + ago(age);
        long missed = age.dividedBy(every.time()) - 1;
        boolean late = Due.late(age, every.time());
        return installed && late
                ? Examined.failure(area, last + "; " + missed + " were missed", WHY + says)
                : Examined.ok(area, last);
    }

    /** Of the heartbeat, if there is to be one: a file that begins with the time. */
    public Optional<Examined> heartbeat(Optional<Path> file, boolean installed, String says) {
        String area = "heartbeat";
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant beat =
                    Instant.parse(Files.readString(file.get()).split(" ", 2)[0].strip());
            Duration age = Duration.between(beat, now);
            boolean late = Due.late(age, every.time());
            String what = file.get() + ", the last one " + ago(age);
            return Optional.of(installed && late ? Examined.failure(area, what, WHY + says) : Examined.ok(area, what));
        } catch (NoSuchFileException none) {
            return Optional.of(Examined.warning(
                    area, file.get() + " was never left", "wait for a whole cycle, with an inventory"));
        } catch (IOException | DateTimeParseException unreadable) {
            return Optional.of(Examined.failure(
                    area, file.get() + " holds no heartbeat, or cannot be read", "name another file in heartbeat"));
        }
    }

    private static String ago(Duration age) {
        if (age.isNegative()) {
            return "in the future: the clock was set back";
        }
        Duration shown = age.truncatedTo(
                age.toDays() > 0
                        ? ChronoUnit.DAYS
                        : age.toHours() > 0
                                ? ChronoUnit.HOURS
                                : age.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
        return Amounts.text(shown) + " ago";
    }
}
