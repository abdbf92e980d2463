package dev.selfheal.probe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static long find(String line, String written) {
        return find(line, new LocalTimes(BERLIN, Instant.parse(written), true));
    }

    private static long find(String line, LocalTimes times) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new Stamps(times).find(bytes, 0, bytes.length);
    }

    /** Each of them at 11:00:00 UTC, which is noon in Berlin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T11:00:00Z x",
                "2026-11-23T11:00:00.123456789Z x",
                "2026-11-23T13:00:00+02:00 x",
                "2026-11-23T06:30:00-0430 x",
                "2026-11-23T13:00:00.5+02 x",
                "2026-11-23T12:00:00 x",
                "2026-11-23 12:00:00,123 x",
                "2026-11-23 12:00:00.123 x",
                "2026-11-23 12:00:00 -12 degrees",
                "2026-11-23 11:00:00 UTC x",
                "2026-11-23 11:00:00 +0000 x",
                "[2026-11-23 12:00:00] x",
                "INFO [2026-11-23 12:00:00] x",
                "2026/11/23 12:00:00 x",
                "[GIN] 2026/11/23 - 12:00:00 | 200 | x",
                "time=2026-11-23T11:00:00.000Z level=INFO",
                "time=\"2026-11-23T11:00:00Z\" level=info",
                "Nov 23 12:00:00 box x",
                "<13>Nov 23 12:00:00 box x",
                "[Mon Nov 23 12:00:00.123 2026] x",
                "Nov 23, 2026 12:00:00 PM com.example.X y",
                "1795431600 x",
                "[1795431600.123] x",
                "1795431600000 x",
                "ts=1795431600.5 level=info",
                "{\"ts\":1795431600.123,\"msg\":\"x\"}",
                "{\"time\":1795431600000}",
                "{\"msg\":\"x\",\"timestamp\":\"2026-11-23T11:00:00.000Z\"}",
                "{\"@timestamp\" : \"2026-11-23T12:00:00\"}",
                "{\"ts\":\"1795431600\"}",
                "\u001b[2m2026-11-23T11:00:00Z\u001b[0m x"
            })
    void every_form_is_understood(String line) {
        assertEquals(Instant.parse("2026-11-23T11:00:00Z").getEpochSecond(), find(line, "2026-11-23T12:00:00Z"), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "2026-11-23",
                "2026-13-23T11:00:00Z",
                "2026-11-23T25:00:00Z",
                "12345678901 is a number",
                "4 of 1795431600 bytes",
                "took 11:00:00",
                "Nov 2 or so",
                "build-2026-11-23T11:00:00Z",
                "{\"msg\":\"x\"}",
                "{\"time\":\"soon\"}"
            })
    void what_is_no_time_is_none(String line) {
        assertEquals(LocalTimes.NONE, find(line, "2026-11-23T12:00:00Z"), line);
    }

    @ParameterizedTest
    @CsvSource({
        "Dec 31 23:59:59, 2027-01-01T00:10:00Z, 2026-12-31T22:59:59Z",
        "Jan  1 00:05:00, 2027-01-01T00:10:00Z, 2026-12-31T23:05:00Z",
        "Dec 31 23:59:59, 2026-12-31T23:30:00Z, 2026-12-31T22:59:59Z",
        "Nov 24 12:00:00, 2026-11-23T12:00:00Z, 2026-11-24T11:00:00Z",
        "Nov 25 12:00:00, 2026-11-23T12:00:00Z, 2025-11-25T11:00:00Z",
        "Feb 29 12:00:00, 2027-03-01T12:00:00Z, 2024-02-29T11:00:00Z"
    })
    void a_missing_year_is_the_latest_that_fits_the_last_writing(String line, String written, String expected) {
        assertEquals(Instant.parse(expected).getEpochSecond(), find(line, written));
    }

    @Test
    void when_clocks_go_back_the_second_two_o_clock_is_known_by_its_order() {
        LocalTimes times = new LocalTimes(BERLIN, Instant.parse("2026-10-25T02:00:00Z"), false);
        assertEquals(Instant.parse("2026-10-25T00:30:00Z").getEpochSecond(), after(times, "2026-10-25 02:30:00"));
        assertEquals(Instant.parse("2026-10-25T00:59:59Z").getEpochSecond(), after(times, "2026-10-25 02:59:59"));
        assertEquals(Instant.parse("2026-10-25T01:00:00Z").getEpochSecond(), after(times, "2026-10-25 02:00:00"));
        assertEquals(Instant.parse("2026-10-25T01:30:00Z").getEpochSecond(), after(times, "2026-10-25 02:30:00"));
        assertEquals(Instant.parse("2026-10-25T02:00:00Z").getEpochSecond(), after(times, "2026-10-25 03:00:00"));
    }

    @Test
    void when_clocks_go_forward_no_time_is_lost() {
        LocalTimes times = new LocalTimes(BERLIN, Instant.parse("2026-03-29T02:00:00Z"), false);
        assertEquals(Instant.parse("2026-03-29T00:59:59Z").getEpochSecond(), after(times, "2026-03-29 01:59:59"));
        assertEquals(Instant.parse("2026-03-29T01:30:00Z").getEpochSecond(), after(times, "2026-03-29 02:30:00"));
        assertEquals(Instant.parse("2026-03-29T01:00:00Z").getEpochSecond(), after(times, "2026-03-29 03:00:00"));
    }

    private static long after(LocalTimes times, String line) {
        long found = find(line, times);
        times.after(found);
        return found;
    }
}
