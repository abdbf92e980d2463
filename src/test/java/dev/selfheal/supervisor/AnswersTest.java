package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer of ours reads as its table says. */
final class AnswersTest {
    static List<Map<String, Object>> readings() {
        return Answers.table("readings.yaml");
    }

    static List<Map<String, Object>> disabled() {
        return Answers.table("disabled.yaml");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void an_answer_of_print_reads_as_the_table_says(Map<String, Object> row) {
        String name = (String) row.get("file");
        JobPrint print = Answers.print(name);
        Map<String, Object> read = new HashMap<>(Map.of("file", name));
        Optional<State> state = print.state();
        if (state.isEmpty()) {
            read.put("unknown", print.trouble());
        } else {
            Job job = print.job(state.get(), Enabled.ENABLED);
            assertEquals(Answers.label(name), job.name());
            read.put("state", state.get().name());
            whole(job.pid()).ifPresent(pid -> read.put("pid", pid));
            whole(job.starts()).ifPresent(runs -> read.put("runs", runs));
            number(job.lastExit()).ifPresent(exit -> read.put("exit", exit));
            number(job.lastSignal()).ifPresent(signal -> read.put("signal", signal));
            job.lastReason().ifPresent(reason -> read.put("reason", reason));
            job.definition().ifPresent(path -> read.put("path", path));
        }
        // Only what the row mentions is compared, but for the state, which each row has or has not.
        read.keySet().retainAll(row.keySet());
        assertEquals(row, read);
    }

    private static Optional<Integer> whole(OptionalLong number) {
        return number.isPresent() ? Optional.of((int) number.getAsLong()) : Optional.empty();
    }

    private static Optional<Integer> number(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("disabled")
    void an_answer_of_print_disabled_says_what_the_table_says(Map<String, Object> row) {
        assertEquals(
                Enabled.valueOf((String) row.get("says")),
                DisabledServices.of((String) row.get("label"), Answers.of((String) row.get("file"))));
    }

    @Test
    void every_answer_is_in_a_table_and_every_state_but_absent_is_read_from_one() {
        Set<Object> named = Stream.concat(readings().stream(), disabled().stream())
                .map(row -> row.get("file"))
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Answers.all()), named);
        Set<Object> states = readings().stream()
                .filter(row -> row.containsKey("state"))
                .map(row -> row.get("state"))
                .collect(Collectors.toSet());
        assertEquals(
                Stream.of(State.values())
                        .filter(state -> state != State.ABSENT)
                        .map(Enum::name)
                        .collect(Collectors.toSet()),
                states);
        assertTrue(readings().size() >= 30, () -> readings().size() + " readings");
    }

    @Test
    void five_megabytes_of_junk_are_soon_not_understood() {
        String junk = "state = running\n\tpid = 1\n\t\tstate = running\n{}\0\u00e9".repeat(110_000);
        assertTrue(junk.getBytes(StandardCharsets.UTF_8).length > 5_000_000);
        long start = System.nanoTime();
        for (String text : List.of(
                junk,
                junk.replace("\n", " "),
                "gui/501/com.example.lamp = {\n" + junk + "\n}\n",
                "\t".repeat(5_000_000),
                "\n".repeat(5_000_000),
                "\tstate = ".repeat(550_000))) {
            assertTrue(new JobPrint("com.example.lamp", text).state().isEmpty());
            assertEquals(Enabled.UNKNOWN, DisabledServices.of("com.example.lamp", text));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.toSeconds() < 20, took::toString);
    }

    @Test
    void nothing_of_an_answer_is_quoted_where_it_is_not_understood() {
        String secret = "hunter2";
        for (String text : List.of(
                secret,
                secret + " = {\n\tstate = " + secret + "\n}",
                "x = {\n\tstate = " + secret + "\n}",
                "x = {\n\t" + secret + " = running\n}",
                "x = {\n" + secret + "\n}")) {
            JobPrint print = new JobPrint("x", text);
            assertTrue(print.state().isEmpty());
            assertTrue(!print.trouble().contains(secret), print.trouble());
        }
    }
}
