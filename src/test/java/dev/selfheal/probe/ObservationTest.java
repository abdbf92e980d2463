package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    private interface Looking {
        List<Fact> look(Deadline deadline) throws ProbeException, IOException, InterruptedException;
    }

    private record Toy(String subject, Duration within, Looking looking) implements Probe {
        @Override
        public boolean critical() {
            return true;
        }

        @Override
        public List<Fact> look(Deadline deadline) throws ProbeException, IOException, InterruptedException {
            return looking.look(deadline);
        }
    }

    private static Fact fact(String subject) {
        return new ProbeFailure(subject, false, Reason.BROKEN, "seen");
    }

    private static ProbeFailure only(Looking looking) throws InterruptedException {
        List<Fact> facts = Observation.of(List.of(new Toy("x", SHORT, looking)), LONG, Clock.SYSTEM);
        assertEquals(1, facts.size(), facts.toString());
        return (ProbeFailure) facts.get(0);
    }

    private static List<Fact> fail(Throwable thrown) throws ProbeException, IOException, InterruptedException {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof IOException io) {
            throw io;
        }
        if (thrown instanceof ProbeException known) {
            throw known;
        }
        throw (InterruptedException) thrown;
    }

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(new ProbeException(Reason.TOOL_MISSING, "no df"), Reason.TOOL_MISSING, "no df"),
                Arguments.of(new AccessDeniedException("/x"), Reason.DENIED, "permission denied: /x"),
                Arguments.of(
                        new FileSystemException("/x", null, "Operation not permitted"),
                        Reason.DENIED,
                        "/x: Operation not permitted"),
                Arguments.of(
                        new FileNotFoundException("/x (Permission denied)"), Reason.DENIED, "/x (Permission denied)"),
                Arguments.of(new java.net.SocketTimeoutException("Read timed out"), Reason.TIMED_OUT, "Read timed out"),
                Arguments.of(
                        new InterruptedException("stop"), Reason.TIMED_OUT, "java.lang.InterruptedException: stop"),
                Arguments.of(new UnknownHostException("h"), Reason.UNREACHABLE, "h"),
                Arguments.of(new IOException("odd"), Reason.UNREADABLE_ANSWER, "odd"),
                Arguments.of(new IllegalStateException("bug"), Reason.BROKEN, "java.lang.IllegalStateException: bug"),
                Arguments.of(new StackOverflowError(), Reason.BROKEN, "java.lang.StackOverflowError"),
                Arguments.of(new NoClassDefFoundError("X"), Reason.BROKEN, "java.lang.NoClassDefFoundError: X"),
                Arguments.of(new IOException("token=abc said"), Reason.UNREADABLE_ANSWER, "token=*** said"),
                Arguments.of(new IOException((String) null), Reason.UNREADABLE_ANSWER, "java.io.IOException"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thrown")
    void what_a_probe_throws_is_a_failure_with_its_reason(Throwable thrown, Reason reason, String detail)
            throws InterruptedException {
        assertEquals(new ProbeFailure("x", true, reason, detail), only(deadline -> fail(thrown)));
    }

    @Test
    void a_probe_that_says_nothing_is_broken() throws InterruptedException {
        assertEquals(Reason.BROKEN, only(deadline -> null).reason());
        assertEquals(Reason.BROKEN, only(deadline -> List.of()).reason());
        assertEquals(
                Reason.BROKEN, only(deadline -> Collections.singletonList(null)).reason());
    }

    @Test
    void one_that_is_late_but_can_be_interrupted_timed_out() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ProbeFailure failure = only(deadline -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException stop) {
                interrupted.countDown();
                throw stop;
            }
            return List.of(fact("x"));
        });
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertTrue(interrupted.await(5, TimeUnit.SECONDS), "its thread was not told");
    }

    @Test
    void one_that_hangs_for_ever_is_left_behind_in_its_time_and_the_others_are_heard() throws InterruptedException {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            probes.add(new Toy("hung:" + i, SHORT, deadline -> hang()));
        }
        probes.add(new Toy("well", LONG, deadline -> List.of(fact("well"))));
        long start = System.nanoTime();
        List<Fact> facts = Observation.of(probes, LONG, Clock.SYSTEM);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertEquals(151, facts.size());
        assertTrue(facts.contains(fact("well")));
        assertTrue(took < 4000, took + " ms for three waves of hanging probes");
    }

    @Test
    void it_returns_by_the_deadline_of_the_whole_and_says_who_was_not_heard() throws InterruptedException {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            probes.add(new Toy("hung:" + i, LONG, deadline -> hang()));
        }
        long start = System.nanoTime();
        List<Fact> facts = Observation.of(probes, Duration.ofMillis(300), Clock.SYSTEM);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took < 1300, took + " ms");
        assertEquals(100, facts.size());
        for (Fact fact : facts) {
            assertEquals(Reason.TIMED_OUT, ((ProbeFailure) fact).reason());
        }
        assertEquals(
                36,
                facts.stream()
                        .filter(f -> f.toString().contains("no time was left to look"))
                        .count());
    }

    @Test
    void many_look_at_once_but_not_more_than_64() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            String subject = "p:" + i;
            probes.add(new Toy(subject, LONG, deadline -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(20);
                now.decrementAndGet();
                return List.of(fact(subject));
            }));
        }
        assertEquals(130, Observation.of(probes, LONG, Clock.SYSTEM).size());
        assertTrue(most.get() > 8 && most.get() <= 64, most.toString());
    }

    @Test
    void facts_come_in_the_same_order_whoever_was_first() throws InterruptedException {
        List<Probe> probes = new ArrayList<>();
        for (String subject : List.of("c", "a", "b")) {
            probes.add(new Toy(subject, LONG, deadline -> List.of(fact(subject))));
        }
        List<Fact> once = Observation.of(probes, LONG, Clock.SYSTEM);
        assertEquals(List.of("a", "b", "c"), once.stream().map(Fact::subject).toList());
        Collections.reverse(probes);
        assertEquals(once, Observation.of(probes, LONG, Clock.SYSTEM));
    }

    @Test
    void a_probe_gets_the_earlier_of_its_own_deadline_and_the_whole() throws InterruptedException {
        List<Duration> left = Collections.synchronizedList(new ArrayList<>());
        Toy toy = new Toy("x", SHORT, deadline -> {
            left.add(deadline.left());
            return List.of(fact("x"));
        });
        Observation.of(List.of(toy), LONG, Clock.SYSTEM);
        Observation.of(List.of(new Toy("x", LONG, toy.looking())), SHORT, Clock.SYSTEM);
        left.forEach(time -> assertTrue(time.compareTo(SHORT) <= 0, time.toString()));
        assertEquals(2, left.size());
    }

    @Test
    void a_kind_that_cannot_make_probes_is_a_failure_of_selfheal_and_the_others_are_made() throws Exception {
        Toy toy = new Toy("x", SHORT, deadline -> List.of(fact("x")));
        ProbeKind good = (inventory, doors) -> List.of(toy);
        ProbeKind bad = (inventory, doors) -> {
            throw new IllegalStateException("token=abc");
        };
        Iterable<ProbeKind> kinds = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < 3;
            }

            @Override
            public ProbeKind next() {
                next++;
                if (next == 1) {
                    throw new ServiceConfigurationError("no such class");
                }
                return next == 2 ? bad : good;
            }
        };
        List<Fact> facts = Observation.of(Probes.all(kinds, Doorway.inventory(), Doorway.doors()), LONG, Clock.SYSTEM);
        assertEquals(
                List.of("selfheal", "selfheal", "x"),
                facts.stream().map(Fact::subject).toList());
        assertTrue(facts.toString().contains("token=***"), facts.toString());
    }

    @Test
    void only_the_probes_of_some_subjects_are_asked_again() {
        Toy a = new Toy("a", SHORT, deadline -> List.of());
        Toy b = new Toy("b", SHORT, deadline -> List.of());
        assertEquals(List.of(b), Probes.about(List.of(a, b), Set.of("b", "c")));
    }

    @Test
    void the_kinds_of_this_package_are_found_as_services() {
        List<Probe> probes = Probes.all(Doorway.inventory(), Doorway.doors());
        assertTrue(probes.stream().anyMatch(probe -> probe.subject().equals("host")), probes.toString());
        assertTrue(probes.stream().noneMatch(probe -> probe.subject().equals("selfheal")), probes.toString());
    }

    /** As a thread in the kernel does: no interruption wakes it. */
    private static List<Fact> hang() {
        while (true) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(60));
            Thread.interrupted();
        }
    }
}
