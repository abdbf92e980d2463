package dev.selfheal.testing;

import static dev.selfheal.testing.OllamaFault.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Answers one request as Ollama, healthy or with these faults, would. */
final class OllamaAnswers {
    private final OllamaShelf shelf;
    private final Set<OllamaFault> faults;
    private final Map<String, Long> registry;
    private final String version;
    private final Duration slowness;

    OllamaAnswers(
            OllamaShelf shelf, Set<OllamaFault> faults, Map<String, Long> registry, String version, Duration slowness) {
        this.shelf = shelf;
        this.faults = faults;
        this.registry = registry;
        this.version = version;
        this.slowness = slowness;
    }

    void answer(OllamaWire wire, OllamaWire.Asked asked) throws IOException, InterruptedException {
        if (faults.contains(HANG)) {
            wire.untilClosed();
        } else if (faults.contains(ERROR_500)) {
            wire.json(500, "{\"error\":\"an internal trouble\"}");
        } else if (faults.contains(NOT_OLLAMA)) {
            wire.answer(200, "text/html", "<html><body>It works!</body></html>");
        } else if (faults.contains(NOT_HTTP)) {
            wire.raw("SSH-2.0-OpenSSH_9.6\r\n");
        } else if (faults.contains(LOGIN)) {
            wire.answer(401, "text/html", "<h1>401 Authorization Required</h1>");
        } else {
            route(wire, asked);
        }
    }

    private void route(OllamaWire wire, OllamaWire.Asked asked) throws IOException, InterruptedException {
        String method = asked.method().equals("HEAD") ? "GET" : asked.method();
        switch (method + " " + asked.path()) {
            case "GET /" -> wire.answer(200, "text/plain; charset=utf-8", "Ollama is running");
            case "GET /api/version" -> wire.json(200, "{\"version\":\"" + version + "\"}");
            case "GET /api/tags" -> list(wire, HANG_TAGS, shelf.tags());
            case "GET /api/ps" -> list(wire, HANG_PS, shelf.ps(!old(10)));
            case "POST /api/show" -> show(wire, asked.body());
            case "POST /api/pull" -> new OllamaPull(shelf, faults, registry).answer(wire, asked.body());
            case "POST /api/generate" -> talk(wire, asked.body(), false);
            case "POST /api/chat" -> talk(wire, asked.body(), true);
            default -> {
                boolean known = asked.path().matches("/api/(version|tags|ps|show|pull|generate|chat)");
                wire.answer(known ? 405 : 404, "text/plain", known ? "405 method not allowed" : "404 page not found");
            }
        }
    }

    /** Whether the version told is before 0.{@code minor}. */
    private boolean old(int minor) {
        return Integer.parseInt(version.split("\\.")[1]) < minor && !version.equals("0.0.0");
    }

    private void list(OllamaWire wire, OllamaFault hang, String body) throws IOException {
        if (faults.contains(hang)) {
            wire.untilClosed();
        } else if (hang == HANG_TAGS && faults.contains(ERROR_TAGS)) {
            wire.json(500, "{\"error\":\"model list cache unavailable\"}");
        } else {
            wire.json(200, body);
        }
    }

    private void show(OllamaWire wire, String body) throws IOException {
        String name = Json.MAPPER.readTree(body).path("model").asText();
        OllamaShelf.Disk model = shelf.installed(name);
        if (model == null) {
            wire.json(404, error("model '" + OllamaShelf.key(name) + "' not found"));
            return;
        }
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.put("license", "Apache License 2.0").put("template", "{{ .Prompt }}");
        if (model.remote()) {
            shown.put("remote_model", "big-one").put("remote_host", "https://models.example.com:443");
        }
        shown.putObject("details").put("format", model.remote() ? "" : "gguf");
        shown.putObject("model_info").put("qwen2.context_length", 32768);
        model.capabilities().forEach(shown.withArray("capabilities")::add);
        wire.json(200, shown.toString());
    }

    private void talk(OllamaWire wire, String body, boolean chat) throws IOException, InterruptedException {
        JsonNode request = Json.MAPPER.readTree(body);
        String name = request.path("model").asText();
        boolean suffixed = name.endsWith(":local");
        OllamaShelf.Disk model = suffixed && old(18) ? null : shelf.installed(name);
        if (model == null || (suffixed && model.remote())) {
            wire.json(404, error("model '" + name + "' not found"));
        } else if (!model.capabilities().contains("completion")) {
            wire.json(400, error("\"" + name + "\" does not support " + (chat ? "chat" : "generate")));
        } else if (request.path("think").asBoolean(false)
                && !model.capabilities().contains("thinking")) {
            wire.json(400, error("\"" + name + "\" does not support thinking"));
        } else {
            Integer context = request.at("/options/num_ctx").isInt()
                    ? request.at("/options/num_ctx").intValue()
                    : null;
            shelf.use(model, keepAlive(request.path("keep_alive")), context);
            try {
                work(wire);
            } finally {
                // Before the answer goes out, so that a test that has it sees what came of it.
                shelf.done(model);
            }
            reply(wire, request, chat);
        }
    }

    private void work(OllamaWire wire) throws IOException, InterruptedException {
        if (faults.contains(HANG_GENERATE)) {
            wire.untilClosed();
        } else if (faults.contains(TRICKLE)) {
            wire.startStream();
            while (true) {
                wire.chunk(" ");
                Thread.sleep(20);
            }
        }
        Thread.sleep(slowness.toMillis());
    }

    private void reply(OllamaWire wire, JsonNode request, boolean chat) throws IOException {
        if (faults.contains(OUT_OF_MEMORY)) {
            wire.json(
                    500, error("llama-server process has terminated: exit status 1: cudaMalloc failed: out of memory"));
        } else if (faults.contains(OUT_OF_MEMORY_OLD)) {
            wire.json(500, error("model requires more system memory (5.5 GiB) than is available (3.4 GiB)"));
        } else if (faults.contains(BUSY)) {
            wire.json(503, error("server busy, please try again.  maximum pending requests exceeded"));
        } else if (faults.contains(EMPTY_200)) {
            String empty = chat ? "\"message\":{\"role\":\"\",\"content\":\"\"}" : "\"response\":\"\"";
            wire.json(200, "{\"model\":\"\",\"created_at\":\"0001-01-01T00:00:00Z\"," + empty + ",\"done\":false}");
        } else if (faults.contains(CUT)) {
            String whole = body(request, chat);
            wire.cut(whole.substring(0, whole.length() / 2));
        } else if (faults.contains(CHAT_TOO_LONG) && chat) {
            String inner = "{\"error\":{\"code\":400,\"message\":\"request (42947 tokens) exceeds the available context"
                    + " size (8192 tokens), try increasing it\",\"type\":\"exceed_context_size_error\"}}";
            wire.json(400, error(inner));
        } else {
            wire.json(200, body(request, chat));
        }
    }

    private String body(JsonNode request, boolean chat) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        String name = request.path("model").asText();
        answer.put("model", name);
        if (faults.contains(CHAT_REMOTE) && chat) {
            answer.put("remote_model", "big-one").put("remote_host", "https://models.example.com:443");
        }
        answer.put("created_at", Instant.now().toString());
        boolean oneToken = request.at("/options/num_predict").asInt(-1) == 1;
        boolean cut = chat && (faults.contains(CHAT_TRUNCATED) || faults.contains(CHAT_TRUNCATED_ONCE));
        if (chat) {
            ObjectNode message = answer.putObject("message").put("role", "assistant");
            message.put("content", OllamaDiagnosis.content(request, faults));
        } else {
            answer.put("response", "2");
        }
        if (faults.contains(NO_DONE)) {
            return answer.put("done", false).toString();
        }
        answer.put("done", true).put("done_reason", oneToken || cut ? "length" : "stop");
        answer.put("total_duration", 91_234_567L).put("load_duration", 31_345_678L);
        answer.put("prompt_eval_count", 12).put("prompt_eval_duration", 3_100_000L);
        return answer.put("eval_count", oneToken ? 1 : 118)
                .put("eval_duration", 5_900_000L)
                .toString();
    }

    private static Duration keepAlive(JsonNode sent) {
        if (sent.isNumber()) {
            return Duration.ofMillis((long) (sent.doubleValue() * 1000));
        }
        if (!sent.isTextual()) {
            return null;
        }
        String text = sent.textValue().toUpperCase(Locale.ROOT);
        return text.startsWith("-") ? Duration.ofSeconds(-1) : Duration.parse("PT" + text);
    }

    static String error(String text) {
        return Json.MAPPER.createObjectNode().put("error", text).toString();
    }
}
