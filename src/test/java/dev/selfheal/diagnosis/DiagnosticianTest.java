package dev.selfheal.diagnosis;

import static org.junit.jupiter.api.Assertions.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaFault;
import dev.selfheal.verdict.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosticianTest {
    private static final String QWEN = "qwen2.5:7b";
    private static final Question QUESTION = new Question(
            List.of(
                    symptom("service:tunnel", "connection refused"),
                    symptom("disk:/", "0.2 GB free, 10% wanted"),
                    symptom("file:~/.stack/continuity.json", "absent")),
            List.of("up for 3 days", "load 0.4"));

    private static final Patience PATIENT = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO);

    private OllamaDouble ollama;

    @BeforeEach
    void start() throws Exception {
        ollama = OllamaDouble.start().install(QWEN);
    }

    @AfterEach
    void stop() throws Exception {
        ollama.close();
    }

    private static Symptom symptom(String subject, String message) {
        return new Symptom(subject, "service.down", Severity.CRITICAL, message, "service.restart: not healed");
    }

    private Diagnosis ask(String model, Question question, Duration within) {
        return new Diagnostician(
                        new PlainHttp(), Clock.SYSTEM, text -> text.replace("hunter2", "***"), () -> "f3nce", PATIENT)
                .diagnose(ollama.url(), model, question, Deadline.in(within, Clock.SYSTEM), AskLog.NONE);
    }

    private Diagnosis ask() {
        return ask(QWEN, QUESTION, Duration.ofSeconds(10));
    }

    private static Diagnosis.Answered answered(Diagnosis diagnosis) {
        return assertInstanceOf(Diagnosis.Answered.class, diagnosis, diagnosis::toString);
    }

    private static String why(Diagnosis diagnosis) {
        return assertInstanceOf(Diagnosis.None.class, diagnosis, diagnosis::toString)
                .reason();
    }

    private JsonNode chat(int index) throws Exception {
        return Json.MAPPER.readTree(ollama.requests("/api/chat").get(index).body());
    }

    private void assertNothingSent() {
        assertEquals(List.of(), ollama.requests("/api/chat"));
    }

    @Test
    void a_good_answer_is_taken_with_the_evidence_it_cites() {
        Diagnosis.Answered answer = answered(ask());
        assertEquals("disk_full", answer.cause());
        assertEquals("low", answer.confidence());
        assertEquals(List.of(QUESTION.symptoms().get(0).name()), answer.evidence());
        assertEquals(QWEN, answer.model());
        assertFalse(answer.explanation().isEmpty());
    }

    @Test
    void the_request_is_bounded_repeatable_and_local() throws Exception {
        ask();
        JsonNode request = chat(0);
        assertEquals("qwen2.5:7b:local", request.path("model").textValue());
        assertFalse(request.path("stream").booleanValue());
        assertFalse(request.path("truncate").booleanValue());
        assertEquals(0, request.at("/options/temperature").intValue());
        assertEquals(8192, request.at("/options/num_ctx").intValue());
        assertEquals(512, request.at("/options/num_predict").intValue());
        assertEquals("1m", request.path("keep_alive").textValue());
        assertTrue(request.path("think").isMissingNode());
        assertEquals(
                "S3", request.at("/format/properties/a_evidence/items/enum/2").textValue());
        ask();
        assertEquals(request.path("messages"), chat(1).path("messages"));
        assertEquals(request.path("format"), chat(1).path("format"));
    }

    @Test
    void a_model_that_somebody_uses_keeps_its_context_and_its_stay() throws Exception {
        ollama.load(QWEN, Duration.ofMinutes(5), 16384);
        ask();
        assertEquals(16384, chat(0).at("/options/num_ctx").intValue());
        assertTrue(chat(0).path("keep_alive").isMissingNode());
        assertEquals(Duration.ofMinutes(5), ollama.session(QWEN));
        assertEquals(List.of(), ollama.loads());
    }

    @Test
    void a_model_that_stays_for_ever_still_does() {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192);
        Instant before = ollama.expiresAt(QWEN);
        answered(ask());
        assertEquals(before, ollama.expiresAt(QWEN));
    }

    @ParameterizedTest
    @CsvSource({"2048, true", "2047, false"})
    void a_small_context_gets_a_small_prompt_or_none(int context, boolean isAsked) throws Exception {
        ollama.load(QWEN, Duration.ofMinutes(5), context);
        Question many = new Question(
                IntStream.range(0, 60)
                        .mapToObj(i -> symptom("service:s" + i, "x".repeat(300)))
                        .toList(),
                List.of());
        Diagnosis diagnosis = ask(QWEN, many, Duration.ofSeconds(10));
        if (isAsked) {
            answered(diagnosis);
            int length = chat(0).at("/messages/0/content").textValue().length()
                    + chat(0).at("/messages/1/content").textValue().length();
            assertTrue(length <= (context - 512) * 2, length + " characters");
        } else {
            assertTrue(why(diagnosis).contains("2047 tokens"));
            assertNothingSent();
        }
    }

    @Test
    void a_thinking_model_is_told_not_to() throws Exception {
        ollama.install("qwen3:8b", "d3", List.of("completion", "thinking"));
        answered(ask("qwen3:8b", QUESTION, Duration.ofSeconds(10)));
        assertFalse(chat(0).path("think").asBoolean(true));
    }

    @ParameterizedTest
    @CsvSource({"0.17.9, qwen2.5:7b", "0.18.0, qwen2.5:7b:local", "0.33.0-rc2, qwen2.5:7b:local"})
    void the_local_suffix_is_sent_to_versions_that_know_it(String version, String sent) throws Exception {
        ollama.version(version);
        answered(ask());
        assertEquals(sent, chat(0).path("model").textValue());
    }

    @Test
    void a_fenced_answer_is_taken() {
        ollama.faults(OllamaFault.CHAT_FENCED);
        answered(ask());
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT_PROSE, the answer was not JSON",
        "CHAT_TRUNCATED, the answer was cut off",
        "CHAT_BAD_ENUM, the answer chose something that was not offered",
        "CHAT_COMMAND, the answer told what to do instead of what is wrong",
        "CHAT_TOO_LONG, the prompt was too long for the model"
    })
    void a_bad_answer_is_asked_for_once_more_in_short_and_then_given_up(OllamaFault fault, String reason)
            throws Exception {
        ollama.faults(fault);
        assertEquals(reason, why(ask()));
        assertEquals(2, ollama.requests("/api/chat").size());
        assertTrue(chat(1).at("/messages/1/content").textValue().length()
                < chat(0).at("/messages/1/content").textValue().length());
    }

    @Test
    void the_second_try_may_succeed() {
        ollama.faults(OllamaFault.CHAT_TRUNCATED_ONCE);
        answered(ask());
    }

    @ParameterizedTest
    @CsvSource({
        "OUT_OF_MEMORY, there was not enough memory for the model",
        "OUT_OF_MEMORY_OLD, there was not enough memory for the model",
        "BUSY, Ollama is busy",
        "EMPTY_200, the answer was empty or broken off",
        "NO_DONE, the answer was empty or broken off",
        "CUT, the answer was cut off",
        "ERROR_500, Ollama answered 500: an internal trouble",
        "NOT_OLLAMA, Ollama something else than Ollama answers there"
    })
    void trouble_of_the_server_is_not_asked_for_again(OllamaFault fault, String reason) {
        ollama.faults(fault);
        String why = why(ask());
        assertTrue(why.equals(reason) || (fault == OllamaFault.CUT && why.startsWith("Ollama hung up")), why);
        assertTrue(ollama.requests("/api/chat").size() <= 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = OllamaFault.class,
            names = {"HANG", "HANG_TAGS", "HANG_PS", "HANG_GENERATE", "TRICKLE"})
    void no_answer_comes_by_the_deadline_and_says_so(OllamaFault fault) {
        ollama.faults(fault);
        long start = System.nanoTime();
        String why = why(ask(QWEN, QUESTION, Duration.ofMillis(1200)));
        assertEquals("no answer within 1 s", why);
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
    }

    @Test
    void refused_connections_are_named() throws Exception {
        ollama.refuse();
        assertEquals("Ollama refuses connections", why(ask()));
    }

    @Test
    void a_model_that_is_not_installed_is_named_and_not_pulled() {
        assertEquals("model phi:latest is not installed", why(ask("phi", QUESTION, Duration.ofSeconds(10))));
        assertNothingSent();
        assertEquals(List.of(), ollama.requests("/api/pull"));
    }

    @Test
    void nothing_is_sent_to_what_runs_elsewhere() {
        ollama.installRemote("mine:latest");
        for (String model : List.of("mine", "glm-5:cloud", "coder:480b-cloud")) {
            why(ask(model, QUESTION, Duration.ofSeconds(10)));
        }
        assertNothingSent();
    }

    @Test
    void nothing_is_sent_beyond_the_loopback() {
        Diagnosis diagnosis = new Diagnostician(new PlainHttp(), Clock.SYSTEM, text -> text)
                .diagnose(
                        URI.create("http://models.example.com:11434"),
                        QWEN,
                        QUESTION,
                        Deadline.in(Duration.ofSeconds(5), Clock.SYSTEM),
                        AskLog.NONE);
        assertTrue(why(diagnosis).contains("not on this machine"));
    }

    @Test
    void an_answer_from_elsewhere_is_dropped() {
        ollama.faults(OllamaFault.CHAT_REMOTE);
        assertInstanceOf(Diagnosis.Elsewhere.class, ask());
        assertEquals(1, ollama.requests("/api/chat").size());
    }

    @Test
    void the_patient_is_not_asked_about_itself() {
        for (String subject : List.of("service:ollama", "model:qwen2.5:7b")) {
            why(ask(QWEN, new Question(List.of(symptom(subject, "hangs")), List.of()), Duration.ofSeconds(10)));
        }
        assertEquals(List.of(), ollama.requests());
    }

    @Test
    void without_a_request_nobody_is_asked() {
        why(ask(QWEN, new Question(List.of(), List.of()), Duration.ofSeconds(10)));
        assertEquals(List.of(), ollama.requests());
    }

    @Test
    void secrets_do_not_reach_the_model() throws Exception {
        ask(
                QWEN,
                new Question(List.of(symptom("service:vault", "login with hunt\u200Ber2 failed")), List.of("hunter2")),
                Duration.ofSeconds(10));
        assertFalse(chat(0).toString().contains("hunter2"));
        assertTrue(chat(0).at("/messages/1/content").textValue().contains("login with *** failed"));
    }
}
