package dev.selfheal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    /** The title of a page that is read so long after the last cycle began, where one is due every five minutes. */
    private static String title(Duration age) {
        Outcome latest = new Outcome(
                "c1",
                "mac",
                "0.1.0",
                Sample.NOW.minus(age),
                Sample.NOW.minus(age),
                Outcome.Mode.HEAL,
                Status.HEALTHY,
                List.of(),
                Verdict.EMPTY,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        return Headline.of(new Moment(latest, List.of(), Duration.ofMinutes(5), Sample.NOW, Sample.ZONE, List.of()))
                .title();
    }

    @Test
    void a_page_is_stale_when_status_and_doctor_say_that_no_cycle_came() {
        assertEquals(
                "HEALTHY \u00b7 mac \u00b7 Selfheal",
                title(Duration.ofMinutes(15).minusMillis(1)));
        assertEquals("STALE \u00b7 mac \u00b7 Selfheal", title(Duration.ofMinutes(15)));
    }
}
