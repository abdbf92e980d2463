package dev.selfheal.alert;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings alerts to all sinks, to each in the order in which they were decided. Each alert is kept on disk before it is handed
 * over, and taken out when it has arrived: a process that is killed loses none, and repeats one of each sink at most.
 */
public final class Post {
    private final Map<Sink, Backlog> backlogs = new LinkedHashMap<>();
    private final Set<AlertLine> fresh = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final Clock clock;

    /** @param spool where alerts are kept; none where nothing may be written */
    public Post(List<Sink> sinks, Optional<Spool> spool, Clock clock) {
        this.clock = clock;
        spool.ifPresent(kept -> problems.addAll(kept.stray(sinks, clock.now())));
        for (Sink sink : sinks) {
            backlogs.put(sink, spool.map(kept -> kept.of(sink)).orElseGet(() -> Backlog.passing(sink.name())));
        }
    }

    /** Takes an alert over, for every sink. Returns whether it is safe: kept, for one sink at least, until it has arrived. */
    public boolean take(AlertLine line) {
        fresh.add(line);
        boolean safe = false;
        for (Backlog backlog : backlogs.values()) {
            safe |= backlog.add(line);
        }
        return safe;
    }

    /**
     * Delivers what was taken over, behind what waits since earlier cycles; to all sinks at once.
     *
     * @param most how long this may take; what has not arrived then counts as not delivered
     * @return every alert that arrived, and those that did not, if they were tried or are new
     */
    public List<Posted> deliver(Duration most) throws InterruptedException {
        Deadline deadline = Deadline.in(most, clock);
        List<Turn> turns = new ArrayList<>();
        backlogs.forEach((sink, backlog) -> {
            if (!backlog.all().isEmpty()) {
                turns.add(new Turn(sink, backlog, fresh, deadline).begin());
            } else {
                problems.addAll(backlog.problems());
            }
        });
        List<Posted> posted = new ArrayList<>();
        for (Turn turn : turns) {
            posted.addAll(turn.end(problems));
        }
        return posted;
    }

    /** What went wrong, for people. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
