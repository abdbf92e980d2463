package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** One judgement: a session, its facts, and a bound on how often rules may fire. */
final class Judgement {
    /** Firings allowed whatever the facts; rules that feed each other reach it within milliseconds. */
    static final int FIRINGS = 10_000;
    /** Firings allowed for each fact; a fact of the shipped rules leads to fewer than 10. */
    static final int FIRINGS_PER_FACT = 50;

    /** Rules that fired less often than this are not why a judgement takes long. */
    private static final int MANY = 1_000;

    private final InternalKnowledgeBase rules;
    private final Culprit culprit;
    private final Collection<Fact> facts;
    private final Map<String, Integer> fired = new ConcurrentHashMap<>();
    private volatile @Nullable KieSession running;
    private volatile @Nullable Thread thread;
    private volatile boolean halted;
    private volatile String current = "";

    Judgement(InternalKnowledgeBase rules, Culprit culprit, Collection<Fact> facts) {
        this.rules = rules;
        this.culprit = culprit;
        this.facts = facts;
    }

    Verdict pass() throws JudgementException {
        KieSession session = rules.newKieSession();
        running = session;
        thread = Thread.currentThread();
        try {
            session.addEventListener(new Counter());
            facts.forEach(session::insert);
            int cap = (int) Math.min(Integer.MAX_VALUE, FIRINGS + (long) FIRINGS_PER_FACT * facts.size());
            int count = halted ? 0 : session.fireAllRules(cap);
            if (count >= cap) {
                throw new JudgementException(
                        "rules do not come to an end (stopped after " + count + " firings)" + busiest());
            }
            return verdict(session);
        } catch (RuntimeException | Error thrown) {
            // What a rule piled up is let go of with this judgement.
            throw new JudgementException(culprit.failed(thrown, session, current) + ": " + root(thrown), thrown);
        } finally {
            running = null;
            session.dispose();
        }
    }

    void halt() {
        halted = true;
        KieSession session = running;
        if (session != null) {
            session.halt();
        }
    }

    /** What it is doing now, for a message. */
    String where() {
        int most = fired.values().stream().max(Integer::compare).orElse(0);
        return culprit.where(running, current, thread) + (most < MANY ? "" : busiest());
    }

    /** The rules that fired most, for a message. */
    private String busiest() {
        String most = fired.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(rule -> "\"" + rule.getKey() + "\" (" + rule.getValue() + " times)")
                .collect(Collectors.joining(", "));
        return most.isEmpty() ? "" : "; most often fired: " + most;
    }

    private static Verdict verdict(KieSession session) {
        List<Conclusion> all = new ArrayList<>();
        for (Object object : session.getObjects(Conclusion.class::isInstance)) {
            all.add((Conclusion) object);
        }
        return Layers.sorted(all);
    }

    private static String root(Throwable thrown) {
        Throwable deepest = thrown;
        for (int depth = 0; deepest.getCause() != null && depth < 20; depth++) {
            deepest = deepest.getCause();
        }
        return RuleErrors.oneLine(String.valueOf(deepest));
    }

    private final class Counter extends DefaultAgendaEventListener {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            current = event.getMatch().getRule().getName();
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.merge(event.getMatch().getRule().getName(), 1, Integer::sum);
            current = "";
        }
    }
}
