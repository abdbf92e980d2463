package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.definition.rule.Rule;

/** Judges each set of facts in a session of its own, away from the caller's thread, so that no rule can hold it up. */
final class SessionJudge implements Judge {
    /** To start a thread for each judgement took nearly a third of the time of a small one. One that hangs is left to itself. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(SessionJudge::thread);

    private final InternalKnowledgeBase rules;
    private final String digest;
    private final Duration limit;
    private final Culprit culprit;
    private final Set<String> names;

    /** @param sources what the rules were made of */
    SessionJudge(InternalKnowledgeBase rules, List<RuleSource> sources, String digest, Duration limit) {
        this.rules = rules;
        this.digest = digest;
        this.limit = limit;
        this.culprit = new Culprit(sources);
        this.names = rules.getKiePackages().stream()
                .flatMap(one -> one.getRules().stream())
                .map(Rule::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public String doc(String rule) {
        return rules.getKiePackages().stream()
                .flatMap(one -> one.getRules().stream())
                .filter(one -> one.getName().equals(rule))
                .map(one -> String.valueOf(one.getMetaData().getOrDefault("doc", "")))
                .findFirst()
                .orElse("");
    }

    @Override
    public Set<String> rules() {
        return names;
    }

    @Override
    public Verdict judge(Collection<? extends Fact> facts) throws JudgementException {
        return all(List.of(facts)).get(0).get();
    }

    @Override
    public List<Judged> all(List<? extends Collection<? extends Fact>> many) {
        List<Judgement> judgements = many.stream().map(this::judgement).toList();
        try {
            return new Row(
                            judgements,
                            limit.toNanos(),
                            where -> new JudgementException("the judgement took longer than " + limit() + where))
                    .judge(THREADS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            JudgementException interrupted = new JudgementException("the judgement was interrupted", stop);
            return Collections.nCopies(many.size(), Judged.failed(interrupted));
        }
    }

    private Judgement judgement(Collection<? extends Fact> facts) {
        Set<Fact> distinct = new LinkedHashSet<>(facts);
        distinct.remove(null);
        return new Judgement(rules, culprit, distinct);
    }

    private String limit() {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "judgement");
        // A rule that never comes back must not keep the process alive.
        thread.setDaemon(true);
        // Whoever judges first must not lend its loader to all others.
        thread.setContextClassLoader(SessionJudge.class.getClassLoader());
        return thread;
    }
}
