package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.Listener;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaDouble.Scripted;
import dev.selfheal.testing.OllamaFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the model is asked, how often, and where what is asked of it goes; through the whole program. */
@Tag("story")
class DiagnosisStoriesTest {
    private static final String DOWN = "services:\n  - {id: vault, critical: true, tcp: \"127.0.0.1:1\"}\n";

    @TempDir
    Path home;

    private OllamaDouble ollama;

    @BeforeEach
    void start() throws IOException {
        ollama = OllamaDouble.start().install("qwen2.5:7b");
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private Box box(Map<String, String> environment, String services) {
        return new Box(home, environment, false)
                .inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n" + services);
    }

    private int chats() {
        return ollama.requests("/api/chat").size();
    }

    @Test
    void an_incident_is_asked_about_once_and_again_when_something_else_is_found() throws IOException {
        Box box = box(Map.of(), DOWN);
        JsonNode first = box.cycle();
        assertEquals("ANSWERED", first.at("/diagnosis/state").asText(), first::toPrettyString);
        assertEquals(1, chats());

        JsonNode second = box.cycle();
        assertEquals(1, chats());
        assertEquals("ANSWERED", second.at("/diagnosis/state").asText(), second::toPrettyString);
        assertEquals(first.at("/diagnosis/explanation"), second.at("/diagnosis/explanation"));
        assertTrue(
                second.at("/diagnosis/reason").asText().contains("nothing has changed since"), second::toPrettyString);
        assertEquals(
                "diagnose.asked-before", second.at("/verdict/silences/0/rule").asText());
        assertTrue(box.command("run").out().contains("nothing has changed since"));

        box.inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n" + DOWN
                + "  - {id: api, critical: true, tcp: \"127.0.0.1:1\"}\n");
        JsonNode third = box.cycle();
        assertEquals(2, chats());
        assertEquals(List.of("service:api"), texts(third.at("/diagnosis/about")));
    }

    @Test
    void the_guess_follows_its_alert_on_the_bus_with_the_id_of_the_incident() throws IOException {
        Box box = box(Map.of(), DOWN);
        box.cycle();
        List<String> bus = java.nio.file.Files.readAllLines(box.bus());
        assertEquals(2, bus.size(), bus::toString);
        JsonNode opened = dev.selfheal.sys.Json.MAPPER.readTree(bus.get(0));
        JsonNode guess = dev.selfheal.sys.Json.MAPPER.readTree(bus.get(1));
        assertEquals("opened", opened.path("kind").asText());
        assertEquals("diagnosis", guess.path("kind").asText());
        assertEquals(opened.path("incident"), guess.path("incident"));
        assertTrue(
                guess.path("message").asText().startsWith("a guess of qwen2.5:7b, confidence low: disk_full: "),
                bus::toString);
        box.cycle();
        assertEquals(2, java.nio.file.Files.readAllLines(box.bus()).size());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new java.util.ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void an_answer_from_elsewhere_is_dropped_told_and_stops_all_requests_until_the_owner_resumes() throws IOException {
        Box box = box(Map.of(), DOWN);
        ollama.faults(OllamaFault.CHAT_REMOTE);
        JsonNode first = box.cycle();
        assertEquals("NONE", first.at("/diagnosis/state").asText(), first::toPrettyString);
        assertTrue(
                first.at("/problems").toString().contains("selfheal resume model:qwen2.5:7b"), first::toPrettyString);
        assertFalse(first.toString().contains("has no space left"), "its answer was dropped");
        assertEquals(1, chats());

        ollama.faults();
        JsonNode second = box.cycle();
        assertEquals(1, chats());
        assertTrue(Box.findings(second).toString().contains("selfheal.breach"), second::toPrettyString);
        assertTrue(second.at("/verdict/alerts").toString().contains("selfheal.breach"), second::toPrettyString);
        assertEquals(
                3,
                box.command("diagnose", box.state().resolve("outcome.json").toString())
                        .status());
        assertEquals(1, chats());

        assertEquals(0, box.command("resume", "model:qwen2.5:7b").status());
        JsonNode third = box.cycle();
        assertFalse(Box.findings(third).toString().contains("selfheal.breach"), third::toPrettyString);
        // The incident itself was asked about before, so a new one shows that it may be asked again.
        box.inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n" + DOWN
                + "  - {id: api, critical: true, tcp: \"127.0.0.1:1\"}\n");
        box.cycle();
        assertEquals(2, chats());
    }

    /** Nothing that somebody else could listen to hears of it, however the environment, the server or the model try. */
    @Test
    void every_connection_stays_on_the_loopback() throws Exception {
        try (Listener elsewhere = Listener.start();
                Listener redirecting = Listener.start()) {
            String proxy = "http://127.0.0.1:" + elsewhere.port();
            Map<String, String> hostile = Map.of(
                    "HTTP_PROXY", proxy, "http_proxy", proxy, "ALL_PROXY", proxy, "OLLAMA_HOST", proxy, "NO_PROXY", "");
            Box box = box(hostile, DOWN);
            JsonNode good = box.cycle();
            assertEquals("ANSWERED", good.at("/diagnosis/state").asText(), good::toPrettyString);
            assertEquals(List.of(), elsewhere.heard());
            assertFalse(ollama.peers().isEmpty());
            assertTrue(
                    ollama.peers().stream().allMatch(peer -> peer.equals("127.0.0.1 at 127.0.0.1")),
                    ollama.peers()::toString);

            redirecting.answer(307).redirect(proxy + "/");
            String url = "http://127.0.0.1:" + redirecting.port();
            box.inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"" + url + "\"}\n"
                    + "services:\n  - {id: api, critical: true, tcp: \"127.0.0.1:1\"}\n");
            JsonNode redirected = box.cycle();
            assertEquals("NONE", redirected.at("/diagnosis/state").asText(), redirected::toPrettyString);
            assertFalse(redirecting.heard().isEmpty());
            assertTrue(
                    redirecting.heard().stream().noneMatch(heard -> heard.body().contains("api")),
                    "no prompt was sent");
            assertEquals(List.of(), elsewhere.heard());
        }
    }

    @Test
    void a_model_that_turns_remote_between_the_check_and_the_question_is_refused_by_its_server() throws IOException {
        Box box = box(Map.of(), DOWN);
        ollama.script(request -> {
            // The server itself refuses a name that says local, before anything goes out.
            assertTrue(request.contains("\"model\":\"qwen2.5:7b:local\""), request);
            return new Scripted(404, "{\"error\":\"model 'qwen2.5:7b:local' not found\"}");
        });
        JsonNode outcome = box.cycle();
        assertEquals(
                "Ollama does not confirm that qwen2.5:7b:local runs on this machine",
                outcome.at("/diagnosis/reason").asText(),
                outcome::toPrettyString);
    }

    @Test
    void there_is_no_other_address_to_be_had() {
        Box box = new Box(home, Map.of(), false)
                .inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"http://models.example.com:11434\"}\n" + DOWN);
        Box.Done checked = box.command("check");
        assertEquals(2, checked.status());
        assertTrue(
                checked.err().contains("is not on this machine, and what Selfheal sees may not leave it"),
                checked::toString);
    }

    @Test
    void a_recorded_outcome_is_asked_about_again_and_its_prompt_shown_without_sending_anything() throws Exception {
        Box box = box(Map.of(), DOWN);
        box.cycle();
        String outcome = box.state().resolve("outcome.json").toString();
        ollama.forget();
        Box.Done shown = box.command("diagnose", "--show-prompt", outcome);
        assertEquals(0, shown.status(), shown::toString);
        assertTrue(
                shown.out().contains("S1 critical service:vault (service.down): 127.0.0.1:1 refused the connection"),
                shown::toString);
        assertEquals(List.of(), ollama.requests());

        Box.Done asked = box.command("diagnose", outcome);
        assertEquals(0, asked.status(), asked::toString);
        assertTrue(asked.out().contains("Cause: disk_full"), asked::toString);
        String sent = ollama.requests("/api/chat").get(0).body();
        String fence = sent.replaceFirst("(?s).*Boundary: ([0-9a-f]+).*", "$1");
        String shownFence = shown.out().replaceFirst("(?s).*Boundary: ([0-9a-f]+).*", "$1");
        String same = dev.selfheal.sys.Json.MAPPER
                .readTree(sent.replace(fence, shownFence))
                .at("/messages/1/content")
                .asText();
        assertTrue(shown.out().contains(same), "what is shown is what is sent");

        ollama.refuse();
        assertEquals(0, box.command("diagnose", "--show-prompt", outcome).status());
        Box.Done refused = box.command("diagnose", "--json", outcome);
        assertEquals(3, refused.status(), refused::toString);
        assertTrue(refused.out().contains("Ollama refuses connections"), refused::toString);
    }

    @Test
    void a_slip_on_the_command_line_says_what_is_wrong() throws IOException {
        Box box = new Box(home, Map.of(), false).inventory(DOWN);
        assertEquals(2, box.command("diagnose").status());
        assertEquals(2, box.command("diagnose", "nonesuch.json").status());
        assertEquals(2, box.command("diagnose", "--eval").status());
        assertEquals(
                2, box.command("diagnose", "--eval", "--model", "x", "nonesuch").status());
        assertEquals(
                2,
                box.command("diagnose", "--eval", "--model", "x", box.folder.toString())
                        .status());
        box.write("wrong/one.json", "{\"schema\": 2, \"incident\": \"x\"}");
        Box.Done wrong = box.command(
                "diagnose",
                "--eval",
                "--model",
                "x",
                box.folder.resolve("wrong").toString());
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("one.json: $.causes: missing"), wrong::toString);
    }

    @Test
    void an_evaluation_prints_a_table_and_json() throws IOException {
        ollama.script(
                request -> Scripted.says(
                        "{\"a_evidence\":[\"S1\"],\"b_ruled_out\":[],\"c_cause\":\"inconclusive\","
                                + "\"d_explanation\":\"The findings do not suffice.\",\"e_confidence\":\"low\",\"f_missing\":[]}"));
        Box box = box(Map.of(), DOWN);
        // Leaves the compiled rules behind.
        box.cycle();
        Box.Done table = box.command("diagnose", "--eval");
        assertEquals(0, table.status(), table::toString);
        assertTrue(table.out().contains("inconclusive when it should be"), table::toString);
        assertTrue(table.out().contains("3 of 3 (100 %)"), table::toString);
        JsonNode json = dev.selfheal.sys.Json.MAPPER.readTree(
                box.command("diagnose", "--eval", "--json").out());
        assertEquals(32, json.at("/scores/incidents").asInt());
        assertEquals(3 + 5, json.at("/scores/right").asInt());
    }
}
