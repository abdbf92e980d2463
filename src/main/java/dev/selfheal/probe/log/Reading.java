package dev.selfheal.probe.log;

import dev.selfheal.probe.ProbeException;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one cycle learns of a log, from what the cycle before remembered. It may be continued any number of times; errors, and
 * kinds of errors that are new, add up over the cycle.
 */
final class Reading implements Entries.Found {
    /** A last line without an end is taken for finished after this time: a writer that died in it will not end it. */
    private static final Duration SETTLED = Duration.ofMinutes(1);
    /** Writers keep lines back for so long. */
    private static final Duration BUFFERED = Duration.ofMinutes(2);

    private final Path path;
    private final Clock clock;
    private final Signatures signatures;
    private @Nullable LogState state;
    private Instant now;
    private Tally tally;
    private long arrived;
    private long size;

    Reading(Path path, Clock clock, Optional<LogState> before) {
        this.path = path;
        this.clock = clock;
        this.state = before.orElse(null);
        this.now = clock.now();
        this.tally = new Tally(Map.of(), now);
        this.signatures = new Signatures(before.map(LogState::known).orElse(List.of()));
    }

    /** Bytes that the log has now; none where it is gone. */
    long size() {
        return size;
    }

    boolean timed() {
        return state != null && state.timed();
    }

    long errors() {
        return timed() ? tally.sum() : arrived;
    }

    List<String> samples() {
        return signatures.samples();
    }

    Optional<LogState> state() {
        return Optional.ofNullable(state);
    }

    /** Reads what is new. */
    void go(Deadline deadline) throws IOException, ProbeException, InterruptedException {
        now = clock.now();
        LogState before = state;
        tally = new Tally(before == null ? Map.of() : before.minutes(), now);
        Entries entries = before == null
                ? new Entries(Entries.Stage.CLEAR, false, LocalTimes.NONE, this)
                : new Entries(before.stage(), before.timed(), atLeast(before), this);
        try (OpenLog log = OpenLog.of(path)) {
            size = log.size();
            Lines lines = new Lines(log.channel(), deadline);
            if (before == null) {
                meet(log, lines, entries);
            } else if (log.continues(before)) {
                read(log, lines, entries, before.offset(), before.within(), false);
            } else {
                finishRotated(before, entries, deadline);
                entries.cut();
                read(log, lines, entries, 0, false, false);
            }
        } catch (NoSuchFileException gone) {
            size = 0;
            if (before != null) {
                finishRotated(before, entries, deadline);
            }
        }
    }

    /** A line without a time arrived after the last look, however old the last time in the log. */
    private long atLeast(LogState before) {
        Long last = before.last();
        if (last == null) {
            return LocalTimes.NONE;
        }
        long looked = before.seen().minus(BUFFERED).getEpochSecond();
        return Math.min(Math.max(last, looked), now.getEpochSecond());
    }

    private void meet(OpenLog log, Lines lines, Entries entries)
            throws IOException, ProbeException, InterruptedException {
        FirstSight first = new FirstSight(lines, clock.zone(), log.written());
        OptionalLong begin = first.begin(0, log.size(), Tally.cutoff(now));
        if (begin.isPresent()) {
            entries.begin(first.times(begin.getAsLong(), log.size()));
            scan(log, lines, entries, begin.getAsLong(), false, false);
        } else {
            // Without times nothing tells what is recent: counting begins here, at the end of the last whole line.
            Lines.Stop end = lines.read(
                    Math.max(0, log.size() - Lines.KEPT), log.size(), false, false, (bytes, from, to, at) -> true);
            keep(log, entries, end);
        }
    }

    private void read(OpenLog log, Lines lines, Entries entries, long lower, boolean within, boolean finished)
            throws IOException, ProbeException, InterruptedException {
        entries.begin(new LocalTimes(clock.zone(), log.written(), true));
        if (log.size() - lower <= FirstSight.MOST) {
            scan(log, lines, entries, lower, within, finished);
            return;
        }
        OptionalLong begin =
                new FirstSight(lines, clock.zone(), log.written()).begin(lower, log.size(), Tally.cutoff(now));
        scan(log, lines, entries, begin.orElse(log.size() - FirstSight.MOST), begin.isEmpty(), finished);
    }

    private void scan(OpenLog log, Lines lines, Entries entries, long from, boolean within, boolean finished)
            throws IOException, ProbeException, InterruptedException {
        boolean over = finished || log.written().isBefore(now.minus(SETTLED));
        Lines.Stop stop = lines.read(from, log.size(), within, over, (bytes, start, end, at) -> {
            entries.line(bytes, start, end);
            return true;
        });
        keep(log, entries, stop);
    }

    private void keep(OpenLog log, Entries entries, Lines.Stop stop) throws IOException {
        state = new LogState(
                log.inode(),
                stop.offset(),
                log.print(stop.offset()),
                stop.within(),
                entries.stage(),
                entries.timed(),
                entries.last() == LocalTimes.NONE ? null : entries.last(),
                now,
                tally.minutes(),
                signatures.known());
    }

    private void finishRotated(LogState before, Entries entries, Deadline deadline)
            throws IOException, ProbeException, InterruptedException {
        Optional<OpenLog> rest = OpenLog.rotated(path, before);
        if (rest.isPresent()) {
            try (OpenLog log = rest.get()) {
                read(log, new Lines(log.channel(), deadline), entries, before.offset(), before.within(), true);
            }
        }
    }

    @Override
    public void error(long time) {
        arrived++;
        tally.add(time == LocalTimes.NONE ? now.getEpochSecond() : time);
    }

    @Override
    public void sample(byte[] bytes, int from, int to) {
        signatures.see(bytes, from, to);
    }
}
