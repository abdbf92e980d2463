package dev.selfheal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Situations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    /** The title of a page that is read so long after the last cycle began, where one is due every five minutes. */
    private static String title(Duration age) {
        Outcome latest = Situations.all().get("healthy");
        Instant written = latest.startedAt().plus(age);
        return Headline.of(new Moment(latest, List.of(), Duration.ofMinutes(5), written, Sample.ZONE, List.of()))
                .title();
    }

    @Test
    void a_page_is_stale_when_status_and_doctor_say_that_no_cycle_came() {
        assertEquals(
                "HEALTHY \u00b7 mybox \u00b7 Selfheal",
                title(Duration.ofMinutes(15).minusMillis(1)));
        assertEquals("STALE \u00b7 mybox \u00b7 Selfheal", title(Duration.ofMinutes(15)));
    }
}
