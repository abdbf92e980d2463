package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    SessionJudge(InternalKnowledgeBase rules, String digest, Duration limit) {
        this.rules = rules;
        this.digest = digest;
        this.limit = limit;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public Set<String> rules() {
        return rules.getKiePackages().stream()
                .flatMap(one -> one.getRules().stream())
                .map(Rule::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Verdict judge(Collection<? extends Fact> facts) throws JudgementException {
        Set<Fact> distinct = new LinkedHashSet<>(facts);
        distinct.remove(null);
        Judgement judgement = new Judgement(rules, distinct);
        Future<Verdict> task = THREADS.submit(judgement::pass);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            String where = judgement.where();
            judgement.halt();
            task.cancel(true);
            throw new JudgementException("the judgement took longer than " + limit() + where);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof JudgementException known) {
                throw known;
            }
            throw new JudgementException("the judgement failed: " + cause, failed);
        } catch (InterruptedException stop) {
            judgement.halt();
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new JudgementException("the judgement was interrupted", stop);
        }
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
