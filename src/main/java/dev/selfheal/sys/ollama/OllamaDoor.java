package dev.selfheal.sys.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import dev.selfheal.sys.ollama.OllamaException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What may be asked of an Ollama on this machine. Only its {@code /api} is used: {@code /v1} hides what must be seen. */
public final class OllamaDoor {
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final int MAX_ERROR = 300;
    private static final int MAX_ANSWER = 256 << 10;
    private static final int MAX_LINE = 64 << 10;

    private final URI base;
    private final Http http;

    /** @throws IllegalArgumentException if the address is not on this machine's loopback */
    public OllamaDoor(URI base, Http http) {
        if (!isLoopback(base)) {
            throw new IllegalArgumentException(base + ": not on this machine; write http://127.0.0.1:11434");
        }
        this.base = base;
        this.http = http;
    }

    /** Whether what is said there stays on this machine. */
    public static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host != null
                && "http".equals(url.getScheme())
                && (LOOPBACK.matcher(host).matches() || (host.equalsIgnoreCase("localhost") && localhostIsLocal()));
    }

    private static boolean localhostIsLocal() {
        try {
            return Arrays.stream(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Its version, once it is certain that it is Ollama who answers. */
    public String version(Duration within) throws OllamaException {
        Reply.Answered answer = answered(http.send(Request.get(at("/api/version"), within)));
        if (answer.status() == 401 || answer.status() == 403) {
            throw new OllamaException(Kind.DENIED, "asks for a login (" + answer.status() + ")");
        }
        String version = json(answer.body()).path("version").asText("");
        if (answer.status() >= 500 && !errorText(answer.body()).isEmpty()) {
            throw failed(answer);
        }
        if (answer.status() != 200 || version.isEmpty()) {
            throw new OllamaException(Kind.NOT_OLLAMA, "something else than Ollama answers there");
        }
        Reply.Answered greeting = answered(http.send(Request.get(at("/"), within)));
        if (!greeting.body().contains("Ollama is running")) {
            throw new OllamaException(Kind.NOT_OLLAMA, "something answers there in place of Ollama");
        }
        return version.substring(0, Math.min(40, version.length()));
    }

    /** The models on its disk. */
    public List<InstalledModel> installed(Duration within) throws OllamaException {
        return list("/api/tags", within, InstalledModel::read);
    }

    /** The models in its memory. */
    public List<LoadedModel> loaded(Duration within) throws OllamaException {
        return list("/api/ps", within, LoadedModel::read);
    }

    private <T> List<T> list(String path, Duration within, Function<JsonNode, T> read) throws OllamaException {
        Reply.Answered answer = answered(http.send(Request.get(at(path), within)));
        JsonNode models = json(answer.body()).path("models");
        if (answer.status() != 200) {
            throw failed(answer);
        }
        if (!models.isArray() || answer.truncated()) {
            throw new OllamaException(Kind.FAILED, path + " did not answer with a list of models");
        }
        List<T> entries = new ArrayList<>();
        models.forEach(entry -> entries.add(read.apply(entry)));
        return List.copyOf(entries);
    }

    /** Posts to one of its addresses and reads the answer, whatever its status. */
    public Reply post(String path, JsonNode body, Duration within) {
        return http.send(new Request("POST", at(path), body.toString(), within, MAX_ANSWER));
    }

    /**
     * Posts, and hands over the answer line by line.
     *
     * @param idle how long the server may be silent between two bytes
     */
    public Reply stream(String path, JsonNode body, Duration within, Duration idle, Predicate<String> line) {
        return http.stream(new Request("POST", at(path), body.toString(), within, MAX_LINE, idle), line);
    }

    private URI at(String path) {
        return base.resolve(path);
    }

    private static Reply.Answered answered(Reply reply) throws OllamaException {
        if (reply instanceof Reply.Answered answer) {
            return answer;
        }
        throw unanswered(reply);
    }

    /** Why there was no answer. */
    public static OllamaException unanswered(Reply reply) {
        if (reply instanceof Reply.Refused) {
            return new OllamaException(Kind.REFUSED, "refuses connections");
        }
        if (reply instanceof Reply.TimedOut late) {
            return new OllamaException(Kind.SILENT, late.detail());
        }
        if (reply instanceof Reply.Unreachable lost) {
            return new OllamaException(Kind.UNREACHABLE, lost.detail());
        }
        return new OllamaException(
                Kind.NOT_OLLAMA,
                reply instanceof Reply.Broken broken ? "hung up: " + broken.detail() : "did not answer in HTTP");
    }

    private static OllamaException failed(Reply.Answered answer) {
        String text = errorText(answer.body());
        return new OllamaException(Kind.FAILED, "answered " + answer.status() + (text.isEmpty() ? "" : ": " + text));
    }

    /** Whether this object says that its model runs on somebody else's machine. */
    public static boolean isRemote(JsonNode node) {
        return !node.path("remote_host").asText("").isEmpty()
                || !node.path("remote_model").asText("").isEmpty();
    }

    /** The JSON in this text, or a missing node. */
    public static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The text of an error body: a string, an object as under {@code /v1}, or (since 0.30) JSON within the string. */
    public static String errorText(String body) {
        JsonNode error = json(body).path("error");
        String text = error.isObject() ? error.path("message").asText("") : error.asText("");
        if (text.startsWith("{")) {
            JsonNode inner = json(text);
            text = inner.path("error")
                    .path("message")
                    .asText(inner.path("message").asText(text));
        }
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() > MAX_ERROR ? line.substring(0, MAX_ERROR) + "..." : line;
    }
}
