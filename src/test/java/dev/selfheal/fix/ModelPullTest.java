package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.*;

import dev.selfheal.fact.Result;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelPullTest {
    private static final long SIZE = 20_000_000;
    private static final Duration STALL = Duration.ofMillis(400);

    private OllamaDouble ollama;
    private long free = Long.MAX_VALUE;

    @BeforeEach
    void start() throws Exception {
        ollama = OllamaDouble.start().offer("phi", SIZE);
    }

    @AfterEach
    void stop() throws Exception {
        ollama.close();
    }

    private Done pull(String name, Duration within) {
        return pull(name, within, text -> text);
    }

    private Done pull(String name, Duration within, UnaryOperator<String> mask) {
        Target target = new Target.OllamaModel("model:" + name, name, ollama.url(), Duration.ofSeconds(30));
        return new ModelPull(new PlainHttp(), Clock.SYSTEM, () -> free, mask, STALL, far -> {})
                .act(target, Deadline.in(within, Clock.SYSTEM));
    }

    private Done pull(String name) {
        return pull(name, Duration.ofSeconds(20));
    }

    private void assertNothingAsked() {
        assertEquals(List.of(), ollama.requests("/api/pull"));
    }

    @Test
    void a_missing_model_is_pulled_and_the_second_time_it_is_already_so() {
        Done first = pull("phi");
        assertTrue(first.changed(), first::toString);
        assertEquals(Optional.empty(), first.result());
        assertTrue(ollama.installed("phi:latest"));
        Done second = pull("Phi:latest");
        assertFalse(second.changed());
        assertEquals(Optional.empty(), second.result());
        assertEquals(1, ollama.requests("/api/pull").size());
    }

    @Test
    void it_says_how_far_it_is_and_never_in_the_words_of_the_server() {
        List<String> told = new CopyOnWriteArrayList<>();
        Target target = new Target.OllamaModel("model:phi", "phi", ollama.url(), Duration.ofSeconds(30));
        new ModelPull(new PlainHttp(), Clock.SYSTEM, () -> free, text -> text, STALL, told::add)
                .act(target, Deadline.in(Duration.ofSeconds(20), Clock.SYSTEM));

        assertEquals("pull of phi:latest: asking for it", told.get(0));
        assertTrue(told.get(told.size() - 1).matches("pull of phi:latest: (\\d+) of \\1 MB, 100 %.*"), told::toString);
        told.forEach(words -> assertFalse(words.contains("pulling") || words.contains("sha256"), words));
    }

    @Test
    void a_name_that_the_registry_does_not_know_is_gone() {
        assertEquals(Optional.of(Result.GONE), pull("nonesuch").result());
    }

    @ParameterizedTest
    @EnumSource(
            value = OllamaFault.class,
            names = {"PULL_DISK_FULL", "PULL_NO_SUCCESS", "PULL_CUT", "PULL_OFFLINE", "PULL_ENDLESS_LINE"})
    void a_stream_with_an_error_or_without_success_is_not_healed_whatever_its_status(OllamaFault fault) {
        ollama.faults(fault);
        Done done = pull("phi");
        assertEquals(Optional.of(Result.NOT_HEALED), done.result(), done::toString);
        assertFalse(ollama.installed("phi"));
    }

    @Test
    void one_that_grows_is_in_progress_when_its_time_is_over() {
        ollama.faults(OllamaFault.PULL_SLOW);
        Done done = pull("phi", Duration.ofSeconds(1));
        assertEquals(Optional.of(Result.IN_PROGRESS), done.result(), done::toString);
    }

    @ParameterizedTest
    @EnumSource(
            value = OllamaFault.class,
            names = {"PULL_STALLED", "PULL_SILENT"})
    void one_that_does_not_grow_is_cut_long_before_its_time_is_over(OllamaFault fault) {
        ollama.faults(fault);
        long start = System.nanoTime();
        assertEquals(Optional.of(Result.NOT_HEALED), pull("phi").result());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }

    @Test
    void without_room_to_begin_nothing_is_asked() {
        free = PullProgress.MARGIN - 1;
        Done done = pull("phi");
        assertFalse(done.changed());
        assertEquals(Optional.of(Result.NOT_HEALED), done.result());
        assertNothingAsked();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void it_stops_as_soon_as_the_size_is_known_to_leave_too_little(long more, boolean fits) {
        free = PullProgress.MARGIN + SIZE + more;
        Done done = pull("phi");
        assertEquals(fits ? Optional.empty() : Optional.of(Result.NOT_HEALED), done.result(), done::toString);
        assertEquals(fits, ollama.installed("phi"));
    }

    @ParameterizedTest
    @CsvSource({"coder:480b-cloud", "glm-5:CLOUD", "a b"})
    void what_runs_elsewhere_or_is_no_name_is_refused(String name) {
        assertEquals(Optional.of(Result.NOT_HEALED), pull(name).result());
        assertEquals(List.of(), ollama.requests());
    }

    @Test
    void a_stub_of_that_name_is_neither_pulled_nor_already_so() {
        ollama.installRemote("phi:latest");
        assertEquals(Optional.of(Result.NOT_HEALED), pull("phi").result());
        assertNothingAsked();
    }

    @ParameterizedTest
    @EnumSource(
            value = OllamaFault.class,
            names = {"NOT_OLLAMA", "NOT_HTTP", "LOGIN", "ERROR_500", "ERROR_TAGS"})
    void nothing_is_pulled_from_what_is_not_a_healthy_ollama(OllamaFault fault) {
        ollama.faults(fault);
        Done done = pull("phi");
        assertFalse(done.changed());
        assertEquals(Optional.of(Result.NOT_HEALED), done.result());
        assertNothingAsked();
    }

    @Test
    void one_that_is_not_there_is_refused() throws Exception {
        ollama.refuse();
        assertFalse(pull("phi").changed());
    }

    @Test
    void an_ollama_elsewhere_is_refused() {
        Target target = new Target.OllamaModel(
                "model:phi", "phi", URI.create("http://192.0.2.1:11434"), Duration.ofSeconds(30));
        Done done = new ModelPull(new PlainHttp(), Clock.SYSTEM, () -> free, text -> text, STALL, far -> {})
                .act(target, Deadline.in(Duration.ofSeconds(5), Clock.SYSTEM));
        assertFalse(done.changed());
    }

    @Test
    void what_the_server_says_is_masked() {
        ollama.faults(OllamaFault.PULL_DISK_FULL);
        Done done = pull("phi", Duration.ofSeconds(20), text -> text.replace("someone", "***"));
        assertTrue(done.said().contains("/home/***/"), done.said());
    }

    @Test
    void the_room_of_a_folder_that_is_not_there_yet_is_that_of_its_volume(@TempDir Path folder) throws IOException {
        assertTrue(FreeSpace.of(folder.resolve("a/b/c")).bytes() > 0);
    }
}
