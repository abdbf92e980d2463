package dev.selfheal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.selfheal.fact.Heard;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaDouble.Scripted;
import dev.selfheal.verdict.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever Ollama answers to the question itself: what is no answer is never taken for one, and what was made elsewhere is told. */
class BrokenAnswersTest {
    private static final String CONTENT =
            "{\\\"a_evidence\\\":[\\\"S1\\\"],\\\"b_ruled_out\\\":[],\\\"c_cause\\\":\\\"hung\\\","
                    + "\\\"d_explanation\\\":\\\"It hangs.\\\",\\\"e_confidence\\\":\\\"low\\\",\\\"f_missing\\\":[]}";

    private OllamaDouble ollama;
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        ollama = OllamaDouble.start().install("qwen2.5:7b");
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private Diagnosis ask(int status, String body) {
        ollama.script(request -> new Scripted(status, body));
        Symptom symptom = new Symptom("service:web", "service.down", Severity.CRITICAL, "refused", "");
        AskLog counting = new AskLog() {
            @Override
            public String begin() {
                log.add("begin with " + ollama.requests("/api/chat").size() + " sent");
                return "r";
            }

            @Override
            public void end(String id, Heard heard) {
                log.add(heard.name());
            }
        };
        Patience patience = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO);
        return new Diagnostician(new PlainHttp(), Clock.SYSTEM, text -> text, () -> "f3nce", patience)
                .diagnose(
                        ollama.url(),
                        "qwen2.5:7b",
                        new Question(List.of(symptom), List.of()),
                        Deadline.in(Duration.ofSeconds(20), Clock.SYSTEM),
                        counting);
    }

    private static String with(String fields) {
        return "{\"model\":\"qwen2.5:7b\",\"message\":{\"role\":\"assistant\",\"content\":\"" + CONTENT + "\"},"
                + fields + "}";
    }

    @Test
    void a_whole_answer_is_one_and_is_written_down_before_and_after() {
        assertInstanceOf(Diagnosis.Answered.class, ask(200, with("\"done\":true,\"done_reason\":\"stop\"")));
        assertEquals(List.of("begin with 0 sent", "ANSWERED"), log);
    }

    @Test
    void a_second_try_is_a_second_request() {
        assertInstanceOf(Diagnosis.None.class, ask(200, with("\"done\":true,\"done_reason\":\"length\"")));
        assertEquals(List.of("begin with 0 sent", "NONE", "begin with 1 sent", "NONE"), log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the answer was empty or broken off | {"model":"","created_at":"0001-01-01T00:00:00Z","message":{"role":"","content":""},"done":false}
            the answer was empty or broken off | {"model":"qwen2.5:7b","message":{"role":"assistant","content":"a a a a"},"done":false}
            the answer was cut off | ''
            the answer was cut off | {"model":"qwen2.5:7b","mess
            the answer was cut off | {"model":"qwen2.5:7b","message":{"role":"assistant","content":""},"done":true,"done_reason":"unload"}
            the answer was cut off | {"model":"qwen2.5:7b","message":{"role":"assistant","content":""},"done":true,"done_reason":"load"}
            the answer was cut off | {"model":"llama3.2","message":{"role":"assistant","content":"Hello!"},"done":true}
            the answer was not JSON | {"model":"qwen2.5:7b","message":{"role":"assistant","content":"GGGGGGGGGGGGGGGG"},"done":true,"done_reason":"stop"}
            the answer was not in the form that was asked for | {"model":"qwen2.5:7b","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"restart"}}]},"done":true,"done_reason":"stop"}
            Ollama answered 200: an error was encountered while running the model | {"error":"an error was encountered while running the model"}
            """)
    void a_success_that_is_none_is_no_answer(String why, String body) {
        Diagnosis.None none = assertInstanceOf(Diagnosis.None.class, ask(200, body));
        assertEquals(why, none.reason());
        assertEquals("NONE", log.get(log.size() - 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | the prompt was too long for the model | {"error":"the input length exceeds the context length"}
            400 | Ollama says that it runs on somebody else's machine | {"error":"this server cannot run this remote model"}
            403 | Ollama says that it runs on somebody else's machine | {"error":"ollama cloud is disabled: remote model is unavailable"}
            403 | Ollama answered 403 | ''
            404 | Ollama does not confirm that qwen2.5:7b:local runs on this machine | {"error":"model 'qwen2.5:7b:local' not found"}
            404 | Ollama answered 404 | 404 page not found
            500 | there was not enough memory for the model | {"error":"llama-server reported out-of-memory during startup: failed"}
            500 | Ollama answered 500: llama-server process has terminated: signal: killed | {"error":"llama-server process has terminated: signal: killed"}
            503 | Ollama is busy | {"error":"server busy, please try again.  maximum pending requests exceeded"}
            418 | Ollama answered 418: short and stout | {"error":"short and stout"}
            """)
    void an_error_says_why_there_is_no_answer(int status, String why, String body) {
        assertEquals(
                why, assertInstanceOf(Diagnosis.None.class, ask(status, body)).reason());
    }

    /** Some of these only tried; that they did is enough. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"model":"x","remote_model":"big-one","message":{"content":"hello"},"done":true,"done_reason":"stop"}
            200 | {"model":"x","remote_host":"https://models.example.com:443","message":{"content":"hello"},"done":true,"done_reason":"stop"}
            200 | {"model":"big-one:480b-cloud","message":{"content":"hello"},"done":true,"done_reason":"stop"}
            401 | {"error":"unauthorized","signin_url":"https://ollama.com/connect?name=host&key=c3No"}
            502 | {"error":"Post \\"https://ollama.com:443/api/chat\\": dial tcp: lookup ollama.com: no such host"}
            503 | {"error":"Server overloaded, please retry shortly (ref: 1)"}
            """)
    void what_another_machine_answers_is_dropped_told_and_not_asked_for_again(int status, String body) {
        assertInstanceOf(Diagnosis.Elsewhere.class, ask(status, body));
        assertEquals(List.of("begin with 0 sent", "ELSEWHERE"), log);
        assertEquals(1, ollama.requests("/api/chat").size());
    }
}
