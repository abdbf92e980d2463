package dev.selfheal.replay;

import dev.selfheal.outcome.Judgement;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.replay.Decision.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges each recorded cycle by two sets of rules and keeps in what they differ. Both judge what really happened, which was
 * under the rules of its time: had other fixes run, other facts would have followed.
 */
public final class Backtest implements Consumer<Entry> {
    /**
     * What came of it.
     *
     * @param rulesBefore digest of the rules in force
     * @param rulesAfter digest of the other rules
     * @param cycles how many were judged by both
     * @param different in how many of them something differs
     * @param bad how many could not be read or judged
     * @param from when the first began; the epoch where there is none
     * @param to when the last began
     * @param groups what would be decided differently
     */
    public record Result(
            String rulesBefore,
            String rulesAfter,
            int cycles,
            int different,
            int bad,
            Instant from,
            Instant to,
            List<Group> groups) {}

    private final Ahead before;
    private final Ahead after;
    private final Instant since;
    private final Usable usable;
    private final Set<String> seen = new HashSet<>();
    private final Map<Group.Key, Group> groups = new HashMap<>();
    private int cycles;
    private int different;
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;

    /**
     * Begins one.
     *
     * @param before the rules in force
     * @param after the rules to try
     * @param since cycles that began before are left out
     * @param troubles takes what could not be read or judged, for people
     */
    public Backtest(Judge before, Judge after, Instant since, Consumer<String> troubles) {
        this.before = new Ahead(before);
        this.after = new Ahead(after);
        this.since = since;
        this.usable = new Usable(List.of(this.before, this.after), this::isWanted, this::compare, troubles);
    }

    @Override
    public void accept(Entry entry) {
        usable.accept(entry);
    }

    /** The latest outcome is a line of the history too, and counts once. */
    private boolean isWanted(Recorded recorded) {
        return !recorded.at().isBefore(since) && (recorded.id().isEmpty() || seen.add(recorded.id()));
    }

    private void compare(Recorded recorded) throws JudgementException {
        Map<Topic, Decision> decided = decide("the rules in force", before, recorded);
        Map<Topic, Decision> otherwise = decide("the other rules", after, recorded);
        cycles++;
        from = recorded.at().isBefore(from) ? recorded.at() : from;
        to = recorded.at().isAfter(to) ? recorded.at() : to;
        Set<Topic> topics = new LinkedHashSet<>(decided.keySet());
        topics.addAll(otherwise.keySet());
        boolean differs = false;
        for (Topic topic : topics) {
            var shift = Shift.of(topic, decided.get(topic), otherwise.get(topic));
            shift.ifPresent(one -> groups.merge(Group.Key.of(one), Group.of(recorded, one), Group::and));
            differs |= shift.isPresent();
        }
        different += differs ? 1 : 0;
    }

    private static Map<Topic, Decision> decide(String whose, Judge judge, Recorded recorded) throws JudgementException {
        try {
            List<Judgement> rounds = Replayed.by(judge, recorded).rounds();
            return rounds.isEmpty() ? new LinkedHashMap<>() : Decision.of(rounds);
        } catch (JudgementException failed) {
            throw new JudgementException("by " + whose + ": " + failed.getMessage(), failed);
        }
    }

    /** What came of all that was taken so far. */
    public Result result() {
        usable.finish();
        return new Result(
                before.digest(),
                after.digest(),
                cycles,
                different,
                usable.bad(),
                cycles == 0 ? Instant.EPOCH : from,
                cycles == 0 ? Instant.EPOCH : to,
                groups.values().stream().sorted(Group.IN_ORDER).toList());
    }
}
