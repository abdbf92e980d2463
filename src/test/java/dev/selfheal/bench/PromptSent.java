package dev.selfheal.bench;

import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.diagnosis.Clue;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.diagnosis.Questions;
import dev.selfheal.diagnosis.Situation;
import dev.selfheal.diagnosis.Tried;
import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Shipped;
import dev.selfheal.redact.Names;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.verdict.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How long it takes from the last judgement, when the fixes are done, until the prompt is on its way: gathering what may tell
 * why, checking that the model is local, masking, fencing, sending. Prints figures and asserts nothing about them.
 */
public final class PromptSent {
    private static final int RUNS = 30;

    private PromptSent() {}

    /** Notes when the question itself goes out. */
    private static final class Watching implements Http {
        private final Http http = new PlainHttp();
        private long sentAt;

        @Override
        public Reply send(Request request) {
            if (request.url().getPath().equals("/api/chat")) {
                sentAt = System.nanoTime();
            }
            return http.send(request);
        }

        @Override
        public Reply stream(Request request, Predicate<String> line) {
            return http.stream(request, line);
        }
    }

    public static void main(String[] arguments) throws Exception {
        // Else the JDK may send a request on a connection that the server is just closing.
        System.setProperty("http.keepAlive", "false");
        for (int facts : new int[] {30, 300, 3_000}) {
            measure(facts);
        }
    }

    private static void measure(int count) throws Exception {
        List<Fact> facts = new ArrayList<>(new Crowd(count, 7).facts());
        Verdict verdict = Shipped.judge().judge(facts);
        List<Clue> log = IntStream.range(0, 40)
                .mapToObj(i -> new Clue(
                        "~/web.log",
                        "2026-11-24T02:00:0" + i % 10 + " request failed for ann@example.com, token=abc" + i))
                .toList();
        List<String> sick =
                verdict.diagnoses().stream().map(request -> request.subject()).toList();
        Situation situation = new Situation(
                facts,
                verdict,
                List.of(new Tried(sick, "unit:web.service", "service.restart, not healed", log)),
                Optional.of(facts));
        try (OllamaDouble ollama = OllamaDouble.start().install("qwen2.5:7b")) {
            double[] wall = new double[RUNS];
            double[] processor = new double[RUNS];
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double first = 0;
            for (int run = -1; run < RUNS; run++) {
                Watching http = new Watching();
                Names names = new Names("ann", "mill", "/home/ann");
                long begun = System.nanoTime();
                long cpu = threads.getCurrentThreadCpuTime();
                new Diagnostician(http, Clock.SYSTEM, names::mask)
                        .diagnose(
                                ollama.url(),
                                "qwen2.5:7b",
                                Questions.of(situation, verdict.diagnoses()),
                                Deadline.in(Duration.ofMinutes(1), Clock.SYSTEM),
                                AskLog.NONE);
                double took = (http.sentAt - begun) / 1e6;
                if (run < 0) {
                    first = took;
                } else {
                    wall[run] = took;
                    processor[run] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
                }
            }
            Arrays.sort(wall);
            Arrays.sort(processor);
            System.out.printf(
                    Locale.ROOT,
                    "%,d facts, %d requests: prompt sent after %.0f ms the first time, then %.1f ms (median of %d; slowest %.1f"
                            + " ms; %.1f ms of processor, the answer's reading included)%n",
                    count,
                    verdict.diagnoses().size(),
                    first,
                    wall[RUNS / 2],
                    RUNS,
                    wall[RUNS - 1],
                    processor[RUNS / 2]);
        }
    }
}
