package dev.selfheal.ledger;

import dev.selfheal.fact.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pauses that were set. Each ends by itself, whatever is done to the clock: none lasts longer than its length from when it is
 * next seen.
 *
 * @param list at most one for each subject
 * @param stop when a kill switch of the future was first seen; null while there is none
 */
record Pauses(List<Pause> list, @Nullable Seen stop) {
    /** Longer is no pause: what is left alone for months leaves the inventory. */
    static final Duration LONGEST = Duration.ofDays(30);

    static final Pauses NONE = new Pauses(List.of(), null);

    /**
     * A kill switch whose file was touched in the future.
     *
     * @param touched what the file says
     * @param since when it was first seen, which counts instead
     */
    record Seen(Instant touched, Instant since) {}

    /** With this one too, in place of an older one of its subject. */
    Pauses with(Pause pause) {
        List<Pause> all = new ArrayList<>(without(Optional.of(pause.subject())).list);
        all.add(pause);
        return new Pauses(List.copyOf(all), stop);
    }

    /** Without that of this subject; empty for all. */
    Pauses without(Optional<String> subject) {
        return new Pauses(
                list.stream()
                        .filter(pause -> subject.isPresent() && !pause.subject().equals(subject.get()))
                        .toList(),
                stop);
    }

    /** Those that stand now, by their subjects. */
    List<Pause> inForce(Instant now) {
        return list.stream()
                .map(pause -> settled(pause, now))
                .filter(pause -> now.isBefore(pause.until()))
                .sorted(Comparator.comparing(Pause::subject))
                .toList();
    }

    /** One that begins in the future was set before the clock was set back: it begins now. */
    private static Pause settled(Pause pause, Instant now) {
        Instant since = pause.since().isAfter(now) ? now : pause.since();
        Duration length = Duration.between(pause.since(), pause.until());
        return new Pause(
                pause.subject(), pause.reason(), since, since.plus(length.compareTo(LONGEST) > 0 ? LONGEST : length));
    }

    /** Since when a kill switch counts that was touched then. */
    Instant stoppedSince(Instant touched, Instant now) {
        if (!touched.isAfter(now)) {
            return touched;
        }
        return stop != null && stop.touched.equals(touched) && !stop.since.isAfter(now) ? stop.since : now;
    }

    /**
     * What is to be remembered from now on, so that neither a clock that was set back nor one that will be makes a pause longer.
     *
     * @param touched when the kill switch was touched; empty if it is not set
     */
    Pauses settled(Optional<Instant> touched, Instant now) {
        return new Pauses(
                inForce(now),
                touched.filter(then -> then.isAfter(now))
                        .map(then -> new Seen(then, stoppedSince(then, now)))
                        .orElse(null));
    }
}
