package dev.selfheal.install;

import dev.selfheal.inventory.Amounts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The time between two cycles, in whole seconds.
 *
 * <p>One that divides the hour into whole minutes is kept by the calendar: supervisors make up, once, for what was due by the
 * calendar while the machine slept, and drop what was due by an interval (launchd.plist(5), systemd.timer(5)).
 */
public record Every(Duration time) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int HOUR = 60;

    /** @throws IllegalArgumentException with what is wrong, and what to write */
    public Every {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("\"" + Amounts.text(time) + "\" is not between 1m and 1d; 5m is usual");
        }
        if (time.toMillisPart() != 0) {
            throw new IllegalArgumentException("\"" + Amounts.text(time) + "\" is not in whole seconds; 5m is usual");
        }
    }

    /**
     * Of {@code 5m}, {@code 90s}, {@code 2h}.
     *
     * @throws IllegalArgumentException with what is wrong, and what to write
     */
    public static Every of(String text) {
        return new Every(Amounts.duration(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is not a duration; write " + Amounts.durationMeant(text))));
    }

    /** The minutes of each hour at which it is due; none where it does not divide the hour. */
    public List<Integer> minutes() {
        long minutes = time.toMinutes();
        return time.toSecondsPart() == 0 && minutes <= HOUR && HOUR % minutes == 0
                ? IntStream.iterate(0, minute -> minute < HOUR, minute -> minute + (int) minutes)
                        .boxed()
                        .toList()
                : List.of();
    }

    @Override
    public String toString() {
        return Amounts.text(time);
    }
}
