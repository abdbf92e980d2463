package dev.selfheal.install.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.Expect;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.JobOutline;
import dev.selfheal.supervisor.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuessTest {
    private static Sight sight(Job.State state, Job.Enabled enabled) {
        return new Sight.Seen(new Job(
                "job",
                state,
                enabled,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Map.of(),
                true,
                OptionalInt.empty()));
    }

    private static Optional<JobOutline> outline(JobOutline.Start start) {
        return Optional.of(new JobOutline(
                Optional.of("web"),
                Optional.empty(),
                start,
                "Because",
                List.of(),
                List.of(),
                Optional.empty(),
                Set.of()));
    }

    /** Above all: what somebody seems to have stopped is not started again. */
    @ParameterizedTest
    @CsvSource({
        "KEPT,               RUNNING,   RUNNING,   RUNNING",
        "KEPT,               BACKOFF,   RUNNING,   RUNNING",
        "KEPT,               FAILED,    RUNNING,   RUNNING",
        "KEPT,               IDLE,      RUNNING,   ANY",
        "KEPT_ON_CONDITIONS, RUNNING,   RUNNING,   RUNNING",
        "KEPT_ON_CONDITIONS, FAILED,    RUNNING,   RUNNING",
        "KEPT_ON_CONDITIONS, IDLE,      LOADED,    ANY",
        "KEPT_ON_CONDITIONS, NEVER_RAN, LOADED,    ANY",
        "AT_LOGIN,           RUNNING,   RUNNING,   RUNNING",
        "AT_LOGIN,           IDLE,      LOADED,    ANY",
        "AT_LOGIN,           FAILED,    LOADED,    RUNNING",
        "AT_TIMES,           RUNNING,   SCHEDULED, SCHEDULED",
        "AT_TIMES,           IDLE,      SCHEDULED, SCHEDULED",
        "AT_TIMES,           FAILED,    SCHEDULED, SCHEDULED",
        "ON_DEMAND,          IDLE,      LOADED,    LOADED",
        "ON_DEMAND,          RUNNING,   LOADED,    LOADED",
        "BY_HAND,            RUNNING,   RUNNING,   RUNNING",
        "BY_HAND,            IDLE,      LOADED,    ANY",
        "BY_HAND,            FAILED,    LOADED,    RUNNING",
        "ONCE,               RUNNING,   RUNNING,   RUNNING",
        "ONCE,               IDLE,      ANY,       ANY",
        "ONCE,               FAILED,    SCHEDULED, SCHEDULED",
        "KEPT,               ABSENT,    ANY,       ANY",
        "AT_TIMES,           ABSENT,    ANY,       ANY"
    })
    void what_is_expected_follows_the_definition_and_how_it_is_now(
            JobOutline.Start start, Job.State state, Expect ofAgent, Expect ofUnit) {
        Sight sight = sight(state, Job.Enabled.ENABLED);

        assertEquals(ofAgent, Guess.of("agent", sight, outline(start)).expect());
        assertEquals(ofUnit, Guess.of("unit", sight, outline(start)).expect());
    }

    @ParameterizedTest
    @EnumSource
    void of_one_that_is_switched_off_nothing_is_expected_however_it_is_started(JobOutline.Start start) {
        for (Job.State state : Job.State.values()) {
            Guess guess = Guess.of("agent", sight(state, Job.Enabled.DISABLED), outline(start));
            assertEquals(Expect.ANY, guess.expect());
            assertTrue(guess.why().contains("nothing is expected"), guess::why);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_one_that_cannot_be_asked_after_nothing_is_expected(Sight.Trouble trouble) {
        Guess guess = Guess.of("agent", new Sight.CannotTell(trouble, "a secret"), outline(JobOutline.Start.KEPT));

        assertEquals(Expect.ANY, guess.expect());
        assertTrue(!guess.why().contains("secret"), guess::why);
    }
}
