package dev.selfheal.cycle;

import dev.selfheal.fix.Order;
import dev.selfheal.fix.Orders;
import dev.selfheal.fix.Patient;
import dev.selfheal.fix.Remedy;
import dev.selfheal.fix.Target;
import dev.selfheal.fix.Treatment;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.sys.Deadline;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Remedy, observe, judge: at most three times, while a fix is left that nothing holds back and whose target was not yet tried
 * in this cycle.
 */
final class Rounds {
    /** The most rounds of one cycle: a chain of three dependencies heals in one. */
    static final int MOST = 3;

    /**
     * How the rounds went.
     *
     * @param strangers fixes of targets that are not known here
     */
    record Course(Judgement last, List<Judgement> earlier, List<Tried> tried, Set<Fix> strangers) {}

    /** A treatment and the round it was given in. */
    record Tried(int round, Treatment treatment) {}

    private final Scene scene;
    private final Structure structure;
    private final Map<String, Target> targets;
    private final Remedy remedy;
    private final IntFunction<Judgement> judge;
    private final Predicate<Judgement> judged;

    /** @param judged whether rules made a judgement */
    Rounds(
            Scene scene,
            Structure structure,
            Map<String, Target> targets,
            Remedy remedy,
            IntFunction<Judgement> judge,
            Predicate<Judgement> judged) {
        this.scene = scene;
        this.structure = structure;
        this.targets = targets;
        this.remedy = remedy;
        this.judge = judge;
        this.judged = judged;
    }

    /**
     * Runs them.
     *
     * @param most rounds; none to judge once and do nothing
     * @param deadline of the healing
     * @param looking by which the last look after it must be over: later, since what one fix took must not hide all the rest
     * @param before is shown how far it is, each time something is about to be done
     */
    Course run(int most, Deadline deadline, Deadline looking, Consumer<Course> before) throws InterruptedException {
        List<Judgement> earlier = new ArrayList<>();
        List<Tried> tried = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        Set<Fix> strangers = new HashSet<>();
        Judgement now = judge.apply(1);
        for (int round = 1; round <= most && !deadline.passed(); round++) {
            Orders orders = orders(now.verdict(), touched);
            strangers.addAll(orders.strangers());
            if (orders.list().isEmpty()) {
                break;
            }
            before.accept(new Course(now, List.copyOf(earlier), List.copyOf(tried), Set.copyOf(strangers)));
            int current = round;
            Patient patient = new Ward(scene, () -> judge.apply(current), judged);
            for (Order order : orders.list()) {
                touched.add(order.target().subject());
                tried.add(new Tried(round, remedy.treat(order, patient, deadline)));
            }
            scene.observeAgain(worthAnotherLook(now.verdict(), orders.list()), looking);
            earlier.add(now);
            now = judge.apply(round + 1);
        }
        return new Course(now, earlier, tried, strangers);
    }

    private Orders orders(Verdict verdict, Set<String> touched) {
        return Orders.of(
                verdict.fixes().stream()
                        .filter(fix -> verdict.vetoes(fix).isEmpty())
                        .filter(fix -> !touched.contains(fix.target()))
                        .toList(),
                targets);
    }

    /** What was touched, all that needs it, and all that was sick: it may have been a consequence. */
    private Set<String> worthAnotherLook(Verdict verdict, List<Order> orders) {
        Set<String> subjects = new HashSet<>();
        orders.forEach(order -> subjects.addAll(Ward.subjects(order)));
        verdict.findings().stream().map(Conclusion::subject).forEach(subjects::add);
        return structure.withDependents(subjects);
    }
}
