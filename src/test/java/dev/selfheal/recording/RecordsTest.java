package dev.selfheal.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.selfheal.fact.Dependency;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    /** One component of each form, with a check of its own. */
    public record Sample(int count, long size, boolean on, Map<String, Double> figures) {
        public Sample {
            if (count < 0) {
                throw new IllegalArgumentException("count: a negative one");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":1.5}|$.count: expected a whole number, found 1.5",
                "{\"count\":2147483648}|$.count: expected a whole number, found 2147483648",
                "{\"count\":\"1\"}|`$.count: expected a whole number, found \"1\"`",
                "{\"count\":null}|$.count: missing",
                "{\"count\":1,\"size\":9223372036854775808}|$.size: expected a whole number, found 9223372036854775808",
                "{\"count\":1,\"size\":1,\"on\":\"yes\"}|`$.on: expected true or false, found \"yes\"`",
                "{\"count\":1,\"size\":1,\"on\":true,\"figures\":{\"a\":\"NaN\"}}|`$.figures.a: expected a number, found \"NaN\"`",
                "{\"count\":-1,\"size\":1,\"on\":true,\"figures\":{}}|$: count: a negative one",
                "[]|$: expected an object, found []",
            })
    void a_wrong_value_is_refused_with_its_path(String text, String message) {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> Records.read(Records.parse(text), Sample.class, "$"));
        assertEquals(message, wrong.getMessage());
    }

    @Test
    void both_ends_of_the_whole_numbers_are_read() {
        String text = "{\"count\":2147483647,\"size\":9223372036854775807,\"on\":false,\"figures\":{}}";
        assertEquals(
                new Sample(Integer.MAX_VALUE, Long.MAX_VALUE, false, Map.of()),
                Records.read(Records.parse(text), Sample.class, "$"));
    }

    /** One component that is a time. */
    public record Moment(Instant at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T03:10:04Z",
                "2026-11-24T03:10:04.5Z",
                "2026-11-24T03:10:04.123456789Z",
                "2024-02-29T23:59:59Z",
                "1969-12-31T23:59:59.9Z",
                "0001-01-01T00:00:00Z",
                "2026-11-24T03:10Z",
                "2026-11-24T03:10:04.Z",
                "2026-11-24T03:10:04+02:00",
                "-0001-01-01T00:00:00Z",
                "+12026-11-24T03:10:04Z",
            })
    void every_form_of_a_time_is_read_as_the_standard_says(String text) {
        assertEquals(
                new Moment(OffsetDateTime.parse(text).toInstant()),
                Records.read(Records.parse("{\"at\":\"" + text + "\"}"), Moment.class, "$"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T03:10:04Z",
                "2026-13-01T03:10:04Z",
                "2026-00-01T03:10:04Z",
                "2026-11-24T24:00:01Z",
                "2026-11-24T03:60:04Z",
                "2026-11-24T03:10:60Z",
                "2026-11-24T03:10:04.1234567890Z",
                "2026-11-24 03:10:04Z",
                "2026/11-24T03:10:04Z",
                "2026-11-24T03:10:04",
                "2026-11-24T03:10:0\u0664Z",
                "",
            })
    void what_is_no_time_is_refused(String text) {
        assertThrows(
                WrongJson.class, () -> Records.read(Records.parse("{\"at\":\"" + text + "\"}"), Moment.class, "$"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_no_more_than_can_be_read() {
        String text = "{\"count\":1.5,\"size\":\"1\",\"on\":true,\"figures\":{},\"extra\":1}";

        var wrong = assertThrows(WrongJson.class, () -> Records.read(Records.parse(text), Sample.class, "$"));

        assertEquals(
                List.of(
                        "$.extra: no such field; expected are count, size, on, figures",
                        "$.count: expected a whole number, found 1.5",
                        "$.size: expected a whole number, found \"1\""),
                wrong.problems());
    }

    @Test
    void maps_are_written_sorted() {
        Sample sample = new Sample(1, 2, true, Map.of("c", 3.0, "a", 1.0, "b", 2.0));
        assertEquals(
                "{\"count\":1,\"size\":2,\"on\":true,\"figures\":{\"a\":1.0,\"b\":2.0,\"c\":3.0}}",
                Records.write(sample).toString());
    }

    @Test
    void a_fact_without_a_required_field_is_refused_rather_than_half_made() {
        var wrong = assertThrows(
                IllegalArgumentException.class,
                () -> Kinds.read(Records.parse("{\"kind\":\"dependency\",\"subject\":\"service:a\",\"direct\":true}")));
        assertEquals("$.on: missing", wrong.getMessage());
        assertEquals(
                new Dependency("a", "b", true),
                Kinds.read(Records.parse("{\"kind\":\"dependency\",\"on\":\"b\",\"subject\":\"a\",\"direct\":true}")));
    }

    @Test
    void an_empty_verdict_has_all_its_layers() {
        assertEquals(
                "{\"findings\":[],\"causes\":[],\"fixes\":[],\"vetoes\":[],\"diagnoses\":[],\"alerts\":[],\"silences\":[]}",
                Verdicts.write(Verdict.EMPTY).toString());
    }
}
