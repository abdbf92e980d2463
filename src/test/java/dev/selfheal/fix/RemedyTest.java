package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.Patient.Health;
import dev.selfheal.fix.Treatment.Decision;
import dev.selfheal.sys.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemedyTest extends Treating {
    @AfterEach
    void uninterrupted() {
        Thread.interrupted();
    }

    /** Sick before the act; then, from that long after it, as given. */
    private Patient after(Duration time, Health then) {
        long[] acted = {0};
        return (order, deadline) -> {
            if (action.acted.isEmpty()) {
                return Health.SICK;
            }
            acted[0] = acted[0] == 0 ? clock.nanos() : acted[0];
            return clock.nanos() - acted[0] >= time.toNanos() ? then : Health.SICK;
        };
    }

    private Treatment treat(Patient patient) {
        return remedy.treat(order(WEB), patient, inFiveMinutes());
    }

    @Test
    void what_is_well_when_looked_at_again_is_left_alone() {
        Treatment treatment = treat((order, deadline) -> Health.WELL);
        assertEquals(Decision.ALREADY_WELL, treatment.decision());
        assertEquals(List.of(), action.acted);
        assertEquals(List.of(), log.begun);
    }

    @Test
    void nothing_is_done_on_the_strength_of_something_not_known() {
        Treatment treatment = treat((order, deadline) -> Health.UNKNOWN);
        assertEquals(Decision.REFUSED, treatment.decision());
        assertTrue(treatment.reason().contains("could not look again"), treatment.reason());
        assertEquals(List.of(), action.acted);
        assertEquals(List.of(), log.begun);
    }

    @Test
    void a_look_that_breaks_tells_nothing() {
        Treatment treatment = treat((order, deadline) -> {
            throw new IllegalStateException("probe");
        });
        assertEquals(Decision.REFUSED, treatment.decision());
        assertEquals(List.of(), action.acted);
    }

    @Test
    void what_cannot_be_written_down_first_is_not_done() {
        log.full = true;
        Treatment treatment = treat(curable());
        assertEquals(Decision.REFUSED, treatment.decision());
        assertTrue(treatment.reason().contains("No space left"), treatment.reason());
        assertEquals(List.of(), action.acted);
    }

    @Test
    void the_attempt_is_written_down_before_the_act_and_completed_after_it() {
        action.then = () -> {
            assertEquals(1, log.begun.size());
            assertEquals(List.of(), log.ended);
            return Done.changed("restarted");
        };
        Treatment treatment = treat(curable());
        assertEquals(Optional.of(Result.HEALED), treatment.result());
        assertEquals(List.of(Result.HEALED), log.ended);
    }

    @Test
    void one_act_for_two_causes_is_written_down_for_both() {
        Order order = new Order(
                "unit.restart",
                WEB,
                List.of(
                        new dev.selfheal.verdict.Fix(
                                "r1", "unit.down", "unit.restart", "unit:web.service", WEB.subject()),
                        new dev.selfheal.verdict.Fix(
                                "r2", "service.down", "unit.restart", "service:web", WEB.subject())));
        remedy.treat(order, curable(), inFiveMinutes());
        assertEquals(
                List.of("service.down", "unit.down"),
                log.begun.stream().map(ShortMemory.Entry::cause).toList());
        assertEquals(1, log.begun.stream().map(ShortMemory.Entry::at).distinct().count());
        assertEquals(List.of(Result.HEALED, Result.HEALED), log.ended);
        assertEquals(1, action.acted.size());
    }

    @Test
    void it_is_healed_when_it_stays_well_for_a_second() {
        Treatment treatment = treat(after(Duration.ofSeconds(5), Health.WELL));
        assertEquals(Optional.of(Result.HEALED), treatment.result());
        assertTrue(
                treatment.took().compareTo(Duration.ofSeconds(6)) >= 0,
                treatment.took().toString());
        assertTrue(
                treatment.took().compareTo(Duration.ofSeconds(8)) < 0,
                treatment.took().toString());
    }

    @Test
    void one_that_is_well_for_a_moment_and_dies_again_is_not_healed() {
        long[] looks = {0};
        Treatment treatment = treat((order, deadline) -> looks[0]++ % 2 == 1 ? Health.WELL : Health.SICK);
        assertFalse(treatment.result().equals(Optional.of(Result.HEALED)), treatment.toString());
    }

    @Test
    void one_that_comes_up_with_its_last_second_is_healed_and_one_after_it_is_not() {
        assertEquals(
                Optional.of(Result.HEALED),
                treat(after(START_WITHIN, Health.WELL)).result());
        action.acted.clear();
        fresh();
        Treatment late = treat(after(START_WITHIN.plusSeconds(2), Health.WELL));
        assertEquals(Optional.of(Result.NOT_HEALED), late.result());
        assertTrue(
                late.took().compareTo(START_WITHIN.plusSeconds(2)) < 0,
                late.took().toString());
    }

    /** Sick until the act, then well, with the processes that are given, one a look. */
    private Patient served(long... processes) {
        int[] looks = {0};
        return new Patient() {
            @Override
            public Health look(Order order, Deadline deadline) {
                looks[0]++;
                return action.acted.isEmpty() ? Health.SICK : Health.WELL;
            }

            @Override
            public OptionalLong process(Order order) {
                return OptionalLong.of(processes[Math.min(looks[0], processes.length) - 1]);
            }
        };
    }

    @Test
    void another_process_that_stays_is_a_success() {
        action.replacing = true;
        Treatment treatment = treat(served(1, 2));
        assertEquals(Optional.of(Result.HEALED), treatment.result());
    }

    @Test
    void the_same_process_is_no_success_of_a_restart_be_it_well() {
        action.replacing = true;
        Treatment treatment = treat(served(1));
        assertEquals(Optional.of(Result.NOT_HEALED), treatment.result());
        assertTrue(treatment.reason().contains("the same process runs as before"), treatment.reason());
        assertTrue(
                treatment.took().compareTo(START_WITHIN) >= 0, treatment.took().toString());
    }

    @Test
    void the_same_process_does_for_what_does_not_replace_it() {
        assertEquals(Optional.of(Result.HEALED), treat(served(1)).result());
    }

    @Test
    void a_process_that_is_another_one_at_each_look_is_no_success() {
        action.replacing = true;
        Treatment treatment = treat(served(1, 2, 3, 4, 5, 6, 7, 8));
        assertEquals(Optional.of(Result.NOT_HEALED), treatment.result());
        assertTrue(treatment.reason().contains("again and again"), treatment.reason());
    }

    @Test
    void a_process_that_ends_once_and_whose_successor_stays_is_a_success_a_second_later() {
        action.replacing = true;
        Treatment treatment = treat(served(1, 2, 3));
        assertEquals(Optional.of(Result.HEALED), treatment.result());
    }

    @Test
    void exit_0_proves_nothing() {
        Treatment treatment = treat((order, deadline) -> Health.SICK);
        assertEquals(Decision.APPLIED, treatment.decision());
        assertEquals(Optional.of(Result.NOT_HEALED), treatment.result());
        assertEquals("done; it is not well", treatment.reason());
    }

    @Test
    void when_the_last_looks_cannot_tell_the_result_is_unknown() {
        assertEquals(
                Optional.of(Result.UNKNOWN),
                treat(after(Duration.ZERO, Health.UNKNOWN)).result());
        assertEquals(List.of(Result.UNKNOWN), log.ended);
    }

    @Test
    void the_cycles_deadline_ends_the_proof() {
        Treatment treatment = remedy.treat(
                order(WEB), after(Duration.ofSeconds(20), Health.WELL), Deadline.in(Duration.ofSeconds(10), clock));
        assertEquals(Optional.of(Result.NOT_HEALED), treatment.result());
        assertTrue(
                treatment.took().compareTo(Duration.ofSeconds(11)) < 0,
                treatment.took().toString());
    }

    @Test
    void well_with_no_time_to_see_it_stay_is_unknown() {
        Treatment treatment =
                remedy.treat(order(WEB), after(Duration.ZERO, Health.WELL), Deadline.in(Duration.ofMillis(500), clock));
        assertEquals(Optional.of(Result.UNKNOWN), treatment.result());
    }

    @Test
    void where_nothing_runs_one_look_is_proof() {
        Target log = new Target.LogFile("log:~/a.log", Path.of("/home/me/a.log"), 3, Duration.ZERO);
        known.put(log.subject(), log);
        fresh();
        Treatment treatment = remedy.treat(order(log), curable(), inFiveMinutes());
        assertEquals(Optional.of(Result.HEALED), treatment.result());
        assertEquals(Duration.ZERO, treatment.took());
    }

    @Test
    void looks_are_soon_at_first_and_never_more_than_a_second_apart() {
        List<Long> looks = new ArrayList<>();
        treat((order, deadline) -> {
            looks.add(clock.nanos());
            return Health.SICK;
        });
        long first = looks.get(2) - looks.get(1);
        assertTrue(first >= 100_000_000L && first < 200_000_000L, "first pause: " + first);
        for (int i = 2; i < looks.size(); i++) {
            assertTrue(looks.get(i) - looks.get(i - 1) <= 1_001_000_000L);
        }
        assertTrue(looks.size() < 45, looks.size() + " looks");
    }

    @ParameterizedTest
    @EnumSource(names = {"GONE", "IN_PROGRESS"})
    void an_end_that_the_action_knows_needs_no_proof(Result result) {
        action.then = () -> new Done(true, "known", Optional.of(result));
        Treatment treatment = treat((order, deadline) -> Health.SICK);
        assertEquals(Optional.of(result), treatment.result());
        assertEquals(Duration.ZERO, treatment.took());
    }

    @Test
    void an_action_cannot_claim_to_have_healed() {
        action.then = () -> new Done(true, "healed, honestly", Optional.of(Result.HEALED));
        assertEquals(
                Optional.of(Result.NOT_HEALED),
                treat((order, deadline) -> Health.SICK).result());
    }

    @Test
    void a_refused_act_is_looked_at_but_not_waited_for() {
        action.then = () -> Done.failed("refused");
        Treatment treatment = treat(after(Duration.ofSeconds(5), Health.WELL));
        assertEquals(Optional.of(Result.NOT_HEALED), treatment.result());
        assertEquals(Duration.ZERO, treatment.took());
    }

    @Test
    void what_came_up_by_itself_after_a_refusal_is_well() {
        action.then = () -> Done.failed("refused");
        assertEquals(Optional.of(Result.HEALED), treat(curable()).result());
    }

    @Test
    void an_act_that_breaks_is_a_result_not_an_exception() {
        for (Throwable broken : List.of(
                new IllegalStateException("broken"), new StackOverflowError(), new NoClassDefFoundError("gone"))) {
            action.then = () -> {
                throw RemedyTest.<RuntimeException>sneaky(broken);
            };
            fresh();
            action.acted.clear();
            Treatment treatment = treat((order, deadline) -> Health.SICK);
            assertEquals(Decision.APPLIED, treatment.decision());
            assertEquals(Optional.of(Result.NOT_HEALED), treatment.result());
            assertTrue(treatment.reason().contains("broke"), treatment.reason());
        }
        assertEquals(3, log.ended.size());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable broken) throws E {
        throw (E) broken;
    }

    @Test
    void an_interrupted_act_is_of_unknown_result_and_the_interrupt_is_kept() {
        action.then = () -> {
            throw RemedyTest.<RuntimeException>sneaky(new InterruptedException());
        };
        Treatment treatment = treat((order, deadline) -> Health.SICK);
        assertTrue(Thread.currentThread().isInterrupted());
        assertEquals(Optional.of(Result.UNKNOWN), treatment.result());
        assertEquals(List.of(Result.UNKNOWN), log.ended);
    }

    @Test
    void interrupted_before_the_act_nothing_is_done() {
        Treatment treatment = treat((order, deadline) -> {
            throw new InterruptedException();
        });
        assertTrue(Thread.currentThread().isInterrupted());
        assertEquals(Decision.REFUSED, treatment.decision());
        assertEquals(List.of(), action.acted);
    }

    @Test
    void an_end_that_cannot_be_written_down_is_told() {
        action.then = () -> {
            log.full = true;
            return Done.changed("done");
        };
        Treatment treatment = treat(curable());
        assertEquals(Optional.of(Result.HEALED), treatment.result());
        assertTrue(treatment.reason().contains("could not be written down"), treatment.reason());
    }
}
