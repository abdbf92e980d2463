package dev.selfheal.testing;

import static org.junit.jupiter.api.Assertions.*;

import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The double must be as strict as the real one, or the tests that lean on it prove nothing. */
class OllamaDoubleTest {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final PlainHttp http = new PlainHttp();
    private OllamaDouble ollama;
    private Instant now = Instant.parse("2026-11-24T02:00:00Z");

    @BeforeEach
    void start() throws Exception {
        ollama = OllamaDouble.start(0, () -> now).install("qwen2.5:7b");
    }

    @AfterEach
    void stop() throws Exception {
        ollama.close();
    }

    private Reply.Answered get(String path) {
        return assertInstanceOf(Reply.Answered.class, http.send(Request.get(at(path), WITHIN)));
    }

    private Reply.Answered post(String path, String json) {
        return assertInstanceOf(Reply.Answered.class, http.send(Request.post(at(path), json, WITHIN)));
    }

    private URI at(String path) {
        return ollama.url().resolve(path);
    }

    private List<String> pull(String name) {
        List<String> lines = new ArrayList<>();
        http.stream(Request.post(at("/api/pull"), "{\"model\":\"" + name + "\"}", WITHIN), lines::add);
        return lines;
    }

    @Test
    void a_generate_on_a_loaded_model_restarts_its_timer_with_the_stay_that_was_sent() {
        ollama.load("qwen2.5:7b", Duration.ofMinutes(5), 8192);
        now = now.plusSeconds(60);
        post(
                "/api/generate",
                "{\"model\":\"qwen2.5:7b\",\"prompt\":\"1\",\"keep_alive\":\"30s\",\"stream\":false,\"options\":{\"num_ctx\":8192}}");
        assertEquals(now.plusSeconds(30), ollama.expiresAt("qwen2.5:7b"));
        assertEquals(List.of(), ollama.loads());
    }

    @Test
    void a_generate_without_a_stay_restarts_the_timer_with_the_session_it_has() {
        ollama.load("qwen2.5:7b", Duration.ofMinutes(5), 8192);
        now = now.plusSeconds(60);
        post(
                "/api/generate",
                "{\"model\":\"qwen2.5:7b\",\"prompt\":\"1\",\"stream\":false,\"options\":{\"num_ctx\":8192}}");
        assertEquals(now.plusSeconds(300), ollama.expiresAt("qwen2.5:7b"));
    }

    @Test
    void another_context_length_loads_the_model_anew() {
        ollama.load("qwen2.5:7b", Duration.ofMinutes(5), 8192);
        post(
                "/api/generate",
                "{\"model\":\"qwen2.5:7b\",\"prompt\":\"1\",\"stream\":false,\"options\":{\"num_ctx\":4096}}");
        assertEquals(List.of("qwen2.5:7b"), ollama.loads());
    }

    @Test
    void a_model_leaves_memory_when_its_stay_is_over() {
        ollama.load("qwen2.5:7b", Duration.ofMinutes(5), 8192);
        now = now.plusSeconds(300);
        assertTrue(get("/api/ps").body().contains("qwen2.5:7b"));
        now = now.plusMillis(1);
        assertEquals("{\"models\":[]}", get("/api/ps").body());
    }

    @Test
    void a_pull_that_succeeds_installs_and_an_unknown_name_is_an_error_in_a_200() {
        ollama.offer("phi:latest", 1000);
        List<String> good = pull("phi");
        assertEquals("{\"status\":\"success\"}", good.get(good.size() - 1));
        assertTrue(ollama.installed("phi:latest"));
        assertTrue(pull("nonesuch").contains("{\"error\":\"pull model manifest: file does not exist\"}"));
        assertEquals(2, ollama.requests("/api/pull").size());
    }

    @Test
    void a_local_suffix_is_refused_for_a_stub_and_by_old_versions() {
        ollama.installRemote("mine:latest");
        assertEquals(404, post("/api/chat", "{\"model\":\"mine:latest:local\"}").status());
        ollama.version("0.17.9");
        assertEquals(404, post("/api/chat", "{\"model\":\"qwen2.5:7b:local\"}").status());
    }

    @Test
    void it_refuses_and_comes_back_on_the_same_port() throws Exception {
        int port = ollama.port();
        ollama.refuse();
        assertInstanceOf(Reply.Refused.class, http.send(Request.get(at("/api/version"), WITHIN)));
        ollama.comeBack();
        assertEquals(port, ollama.port());
        assertEquals(200, get("/api/version").status());
    }

    @Test
    void a_line_without_end_breaks_the_reading_not_the_memory() {
        ollama.faults(OllamaFault.PULL_ENDLESS_LINE);
        ollama.offer("qwen2.5:7b", 100);
        Reply reply = http.stream(
                new Request("POST", at("/api/pull"), "{\"model\":\"qwen2.5:7b\"}", WITHIN, 65536), line -> true);
        assertTrue(assertInstanceOf(Reply.Broken.class, reply).detail().contains("longer than 65536 bytes"));
    }

    @Test
    void silence_between_two_bytes_ends_a_stream_before_its_deadline() {
        ollama.offer("phi", 1000).faults(OllamaFault.PULL_SILENT);
        long start = System.nanoTime();
        Request silent = new Request(
                "POST", at("/api/pull"), "{\"model\":\"phi\"}", Duration.ofSeconds(30), 65536, Duration.ofMillis(200));
        assertInstanceOf(Reply.TimedOut.class, http.stream(silent, line -> true));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }
}
