package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;

/** Judges each set of facts in a session of its own, on a thread of its own, so that no rule can hold up the caller. */
final class SessionJudge implements Judge {
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
    public Verdict judge(Collection<? extends Fact> facts) throws JudgementException {
        Set<Fact> distinct = new LinkedHashSet<>(facts);
        distinct.remove(null);
        Judgement judgement = new Judgement(rules, distinct);
        FutureTask<Verdict> task = new FutureTask<>(judgement::pass);
        Thread thread = new Thread(task, "judgement");
        // A rule that never comes back must not keep the process alive.
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            judgement.halt();
            thread.interrupt();
            throw new JudgementException(
                    "the judgement took longer than " + limit.toMillis() + " ms" + judgement.busiest());
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof JudgementException known) {
                throw known;
            }
            throw new JudgementException("the judgement failed: " + cause, failed);
        } catch (InterruptedException stop) {
            judgement.halt();
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new JudgementException("the judgement was interrupted", stop);
        }
    }
}
