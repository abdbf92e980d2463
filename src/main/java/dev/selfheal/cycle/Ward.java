package dev.selfheal.cycle;

import dev.selfheal.fact.Agent;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.JobState;
import dev.selfheal.fact.Unit;
import dev.selfheal.fix.Order;
import dev.selfheal.fix.Patient;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.sys.Deadline;
import dev.selfheal.verdict.Fix;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again at what an order is to heal, with the probes that saw it and the rules that asked for it. Well means that the
 * rules conclude none of the order's findings any more and ask for no fix of its target: what is good is policy's to say.
 */
final class Ward implements Patient {
    private static final Set<JobState> IN_TRANSIT = EnumSet.of(JobState.STARTING, JobState.STOPPING, JobState.BACKOFF);

    private final Scene scene;
    private final Supplier<Judgement> judge;
    private final Predicate<Judgement> judged;

    Ward(Scene scene, Supplier<Judgement> judge, Predicate<Judgement> judged) {
        this.scene = scene;
        this.judge = judge;
        this.judged = judged;
    }

    @Override
    public Health look(Order order, Deadline deadline) throws InterruptedException {
        Set<String> subjects = subjects(order);
        scene.observeAgain(subjects, deadline);
        if (scene.unknown(subjects)) {
            return Health.UNKNOWN;
        }
        List<Fact> facts = scene.facts();
        Judgement now = judge.get();
        if (!judged.test(now)) {
            return Health.UNKNOWN;
        }
        boolean asked = now.verdict().fixes().stream()
                .anyMatch(fix -> fix.target().equals(order.target().subject()));
        boolean stands = order.fixes().stream().anyMatch(fix -> stands(fix, now));
        boolean transit = facts.stream()
                .anyMatch(fact -> fact.subject().equals(order.target().subject()) && inTransit(fact));
        return asked || stands || transit ? Health.SICK : Health.WELL;
    }

    @Override
    public OptionalLong process(Order order) {
        return scene.facts().stream()
                .filter(fact -> fact.subject().equals(order.target().subject()))
                .map(Ward::process)
                .flatMapToLong(OptionalLong::stream)
                .findFirst();
    }

    private static OptionalLong process(Fact fact) {
        Long pid = fact instanceof Agent agent ? agent.pid() : fact instanceof Unit unit ? unit.pid() : null;
        return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
    }

    /** What is sick, and what is acted on. */
    static Set<String> subjects(Order order) {
        Set<String> subjects = new HashSet<>(Set.of(order.target().subject()));
        order.fixes().forEach(fix -> subjects.add(fix.subject()));
        return subjects;
    }

    private static boolean stands(Fix fix, Judgement now) {
        return now.verdict().findings().stream()
                .anyMatch(finding ->
                        finding.rule().equals(fix.cause()) && finding.subject().equals(fix.subject()));
    }

    private static boolean inTransit(Fact fact) {
        if (fact instanceof Agent agent) {
            return IN_TRANSIT.contains(agent.state());
        }
        return fact instanceof Unit unit && IN_TRANSIT.contains(unit.state());
    }
}
