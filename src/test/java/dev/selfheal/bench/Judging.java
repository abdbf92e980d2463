package dev.selfheal.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policies;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Verdict;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one judgement by the shipped rules grows with the number of facts. Prints figures and asserts nothing about them; the
 * limit of time is larger than in use, so that what does not scale is seen.
 */
public final class Judging {
    private static final long SEED = 20261124;
    private static final int[] SIZES = {1_000, 10_000, 100_000};
    /** Facts judged for each size, in as many judgements as that takes, but in no fewer than 3. */
    private static final int FACTS = 500_000;

    /** Judgements until the first size is compiled, too: it would else read as slower than it is. */
    private static final int WARM_UP = 3;

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Judging() {}

    public static void main(String[] arguments) throws JudgementException {
        Path rules = Path.of(System.getProperty("selfheal.home", ".")).resolve("rules");
        Policies.Loaded loaded = Policies.load(rules, Optional.empty(), "bench", Duration.ofMinutes(20), OwnKinds.NONE);
        Judge judge = loaded.judge().orElseThrow(() -> new IllegalStateException(loaded.problems() + ""));
        System.out.printf(
                Locale.ROOT,
                "processor time of one judgement, mean of several, Java %s, %d cores%n"
                        + "%9s %10s %9s %9s %9s %9s %12s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                "facts",
                "findings",
                "fixes",
                "vetoes",
                "ms",
                "collector",
                "us per fact");
        for (int i = 0; i < WARM_UP; i++) {
            mean(judge, new Crowd(SIZES[0], SEED).facts());
        }
        double first = 0;
        for (int size : SIZES) {
            List<Fact> facts = new Crowd(size, SEED).facts();
            Verdict verdict = judge.judge(facts);
            System.gc(); // what the size before left behind is not this one's
            long collecting = collecting();
            double each = mean(judge, facts) / 1e3 / size;
            first = first == 0 ? each : first;
            System.out.printf(
                    Locale.ROOT,
                    "%9d %10d %9d %9d %9.1f %8.0f%% %12.2f, %.2f times that of %d facts%n",
                    size,
                    verdict.findings().size(),
                    verdict.fixes().size(),
                    verdict.vetoes().size(),
                    each * size / 1e3,
                    100.0 * (collecting() - collecting) / (each * size / 1e3 * runs(facts)),
                    each,
                    each / first,
                    SIZES[0]);
        }
    }

    /** Time on the processors, which tells the same however busy the machine is. */
    private static long processor() {
        return MACHINE.getProcessCpuTime();
    }

    /** Milliseconds that the garbage collector has taken: it grows with what lives, not with what the rules do. */
    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static int runs(List<Fact> facts) {
        return Math.max(3, FACTS / facts.size());
    }

    private static double mean(Judge judge, List<Fact> facts) throws JudgementException {
        int runs = runs(facts);
        long begun = processor();
        for (int run = 0; run < runs; run++) {
            judge.judge(facts);
        }
        return (double) (processor() - begun) / runs;
    }
}
