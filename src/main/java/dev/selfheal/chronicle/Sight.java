package dev.selfheal.chronicle;

import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Memory;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Result;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Looked;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What one outcome shows of each finding and cause. */
final class Sight {
    private final Outcome outcome;
    private final Looked looked;
    private final Map<Key, Found> standing;
    private final Map<Key, Found> earlier = new LinkedHashMap<>();
    private final Map<Key, Incident> known;
    private final Optional<Map<Key, Incident>> after;
    private final UnaryOperator<String> docs;

    /**
     * Of this outcome.
     *
     * @param open the incidents after the cycle, as the ledger has them; empty where only the outcome is left
     * @param docs what a rule says of itself, by its name; empty where it says nothing
     */
    Sight(Outcome outcome, Optional<? extends Collection<Incident>> open, UnaryOperator<String> docs) {
        this.docs = docs;
        this.outcome = outcome;
        this.looked = new Looked(outcome.facts());
        outcome.earlier().forEach(judgement -> found(judgement.verdict(), at(judgement.facts()), earlier));
        this.standing = new LinkedHashMap<>();
        found(outcome.verdict(), at(outcome.facts()), standing);
        this.known = byKey(outcome.facts().stream()
                .filter(Incident.class::isInstance)
                .map(Incident.class::cast)
                .toList());
        this.after = open.map(Sight::byKey);
    }

    private Instant at(Collection<? extends Fact> facts) {
        return facts.stream()
                .filter(Cycle.class::isInstance)
                .map(fact -> ((Cycle) fact).at())
                .findFirst()
                .orElse(outcome.startedAt());
    }

    private static void found(Verdict verdict, Instant at, Map<Key, Found> to) {
        Stream.concat(verdict.findings().stream(), verdict.causes().stream())
                .map(conclusion -> Found.of(conclusion, verdict, at))
                .forEach(found ->
                        to.merge(found.key(), found, (one, two) -> one.at().equals(two.at()) ? one.or(two) : one));
    }

    private static Map<Key, Incident> byKey(Collection<Incident> incidents) {
        Map<Key, Incident> byKey = new HashMap<>();
        incidents.forEach(incident -> byKey.put(Key.of(incident), incident));
        return byKey;
    }

    Outcome outcome() {
        return outcome;
    }

    /** What this rule says of itself. */
    String doc(Key key) {
        return Bounds.text(docs.apply(key.rule()));
    }

    Looked looked() {
        return looked;
    }

    /** What the cycle ended with. */
    Map<Key, Found> standing() {
        return standing;
    }

    /** What it began with and got rid of, most likely by fixes. */
    Stream<Found> gone() {
        return earlier.values().stream().filter(found -> !standing.containsKey(found.key()));
    }

    /** When it was first seen in this cycle. */
    Found first(Found found) {
        Found before = earlier.get(found.key());
        return before == null ? found : before;
    }

    /** Its incident as the cycle found it. */
    Optional<Incident> incident(Key key) {
        return Optional.ofNullable(known.get(key));
    }

    /** Its incident as the cycle left it, or found it where that is not known. */
    Optional<Incident> incidentAfter(Key key) {
        return after.map(open -> Optional.ofNullable(open.get(key))).orElseGet(() -> incident(key));
    }

    /** Whether its incident is closed now. */
    boolean closed(Key key) {
        return after.map(open -> !open.containsKey(key)).orElse(false);
    }

    /** Whether rules judged it: where none could, nothing is over. */
    boolean judged() {
        return !outcome.digests().getOrDefault("rules", "").isEmpty();
    }

    /** Whether all incidents were known to it. */
    boolean remembers() {
        return judged()
                && outcome.facts().stream()
                        .anyMatch(fact -> fact instanceof Memory memory
                                && (memory.state() == MemoryState.GOOD || memory.state() == MemoryState.FRESH));
    }

    /** When it was judged last. */
    Instant judgedAt() {
        return at(outcome.facts());
    }

    List<FixRecord> healing() {
        return outcome.fixes().stream()
                .filter(fix -> fix.result() == Result.HEALED)
                .toList();
    }
}
