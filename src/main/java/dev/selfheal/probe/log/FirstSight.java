package dev.selfheal.probe.log;

import dev.selfheal.probe.ProbeException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.OptionalLong;

/**
 * Finds where to begin in a log whose past is not known: backwards, a block at a time, to a line that is older than what counts.
 * Of each block only the beginning is read, up to its first line with a time.
 */
final class FirstSight {
    /** As much of a log as is ever read at once. */
    static final long MOST = 64L << 20;

    private static final long BLOCK = 1L << 20;
    /** Lines of several threads are out of order by seconds, never by half an hour. */
    private static final long STEP_BACK = 1800;

    private final Lines lines;
    private final ZoneId zone;
    private final Instant written;

    /** @param written when the log was last written to */
    FirstSight(Lines lines, ZoneId zone, Instant written) {
        this.lines = lines;
        this.zone = zone;
        this.written = written;
    }

    /**
     * A line from which on everything since {@code cutoff} follows; nothing where no line has a time.
     *
     * @param lower beginning of a line; no byte before it counts
     */
    OptionalLong begin(long lower, long size, Instant cutoff) throws IOException, ProbeException, InterruptedException {
        long limit = Math.max(lower, size - MOST);
        OptionalLong earliest = OptionalLong.empty();
        for (long end = size; end > limit; ) {
            long block = Math.max(limit, end - BLOCK);
            long[] found = {-1, LocalTimes.NONE};
            Stamps stamps = new Stamps(new LocalTimes(zone, written, true));
            lines.read(block, end, block > lower, true, (bytes, from, to, at) -> {
                found[0] = at;
                found[1] = stamps.find(bytes, from, to);
                return found[1] == LocalTimes.NONE;
            });
            if (found[1] != LocalTimes.NONE) {
                earliest = OptionalLong.of(found[0]);
                if (found[1] < cutoff.getEpochSecond()) {
                    return earliest;
                }
            }
            end = block;
        }
        return earliest.isPresent() && limit == lower ? OptionalLong.of(lower) : earliest;
    }

    /**
     * How to understand times of the hour that exists twice when clocks go back. Where the log itself steps back in it, it begins
     * before the change; otherwise all of it is on the side on which it was last written.
     */
    LocalTimes times(long begin, long size) throws IOException, ProbeException, InterruptedException {
        ZoneOffsetTransition change = zone.getRules().previousTransition(written.plus(Duration.ofHours(2)));
        boolean near = change != null
                && change.isOverlap()
                && written.isBefore(change.getInstant().plus(Duration.ofHours(4)));
        boolean[] stepsBack = {false};
        if (near) {
            Stamps stamps = new Stamps(new LocalTimes(ZoneOffset.UTC, written, true));
            long[] highest = {LocalTimes.NONE};
            lines.read(begin, size, false, true, (bytes, from, to, at) -> {
                long local = stamps.find(bytes, from, to);
                if (local != LocalTimes.NONE) {
                    stepsBack[0] |= highest[0] != LocalTimes.NONE && local < highest[0] - STEP_BACK;
                    highest[0] = Math.max(highest[0], local);
                }
                return !stepsBack[0];
            });
        }
        return new LocalTimes(zone, written, !stepsBack[0]);
    }
}
