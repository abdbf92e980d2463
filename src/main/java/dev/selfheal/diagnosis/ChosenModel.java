package dev.selfheal.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.ollama.InstalledModel;
import dev.selfheal.sys.ollama.LoadedModel;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that was found to run on this machine, and how to ask it without disturbing whoever uses it: with the context that
 * it is loaded with, and with the stay that it has.
 *
 * @param name as sent: with {@code :local} where the server knows it, so that it refuses by itself what would leave the machine
 * @param context tokens
 * @param loaded whether it is in memory already
 * @param keepAlive null to leave the stay to the server, which keeps the one that its user chose
 * @param thinks whether it must be told not to
 */
record ChosenModel(
        String name, int context, boolean loaded, @Nullable String keepAlive, boolean thinks) {
    static final int CONTEXT = 8192;
    private static final int LEAST_CONTEXT = 2048;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PS = Duration.ofSeconds(15);

    /** It may not or cannot be asked; why, for people. */
    static final class Unfit extends Exception {
        Unfit(String why) {
            super(why);
        }
    }

    /** Everything that speaks against it is asked before a word of the prompt is sent. */
    static ChosenModel of(OllamaDoor door, String wanted, Clock clock, Deadline deadline)
            throws Unfit, OllamaException {
        ModelName name =
                ModelName.of(wanted).orElseThrow(() -> new Unfit("\"" + wanted + "\" is not a name of a model"));
        if (name.cloud()) {
            throw new Unfit(name.text() + " runs on somebody else's machine, and nothing is sent there");
        }
        String version = door.version(deadline.atMost(LOOK).left());
        InstalledModel installed = door.installed(deadline.atMost(LOOK).left()).stream()
                .filter(it -> name.same(it.name()))
                .findFirst()
                .orElseThrow(() -> new Unfit("model " + name.text() + " is not installed"));
        if (!installed.surelyLocal()) {
            throw new Unfit(
                    name.text() + " does not prove that it runs on this machine, and nothing is sent elsewhere");
        }
        List<String> capabilities = shown(door, name, deadline);
        if (!capabilities.isEmpty() && !capabilities.contains("completion")) {
            throw new Unfit(name.text() + " makes no text");
        }
        Optional<LoadedModel> loaded = door.loaded(deadline.atMost(PS).left()).stream()
                .filter(it -> it.is(installed))
                .findFirst();
        @Nullable Integer running = loaded.map(LoadedModel::contextLength).orElse(null);
        if (running != null && running < LEAST_CONTEXT) {
            throw new Unfit(name.text() + " is in use with room for only " + running + " tokens");
        }
        return new ChosenModel(
                knowsLocal(version) ? installed.name() + ":local" : installed.name(),
                running == null ? CONTEXT : running,
                loaded.isPresent(),
                loaded.isEmpty() ? "1m" : loaded.get().forever(clock.now()) ? "-1s" : null,
                capabilities.contains("thinking"));
    }

    private static List<String> shown(OllamaDoor door, ModelName name, Deadline deadline)
            throws Unfit, OllamaException {
        ObjectNode body = Json.MAPPER.createObjectNode().put("model", name.text());
        Reply reply = door.post("/api/show", body, deadline.atMost(LOOK).left());
        if (!(reply instanceof Reply.Answered answer)) {
            throw OllamaDoor.unanswered(reply);
        }
        JsonNode shown = OllamaDoor.json(answer.body());
        boolean elsewhere = OllamaDoor.isRemote(shown)
                || answer.status() == 401
                || answer.status() == 403
                || answer.status() == 502;
        if (elsewhere) {
            throw new Unfit(name.text() + " runs on somebody else's machine, and nothing is sent there");
        }
        // A long licence may cut this answer short: then its head is not readable JSON, and its proof is not there.
        if (answer.status() != 200 || !shown.isObject()) {
            throw new Unfit("Ollama does not show what " + name.text() + " is");
        }
        return Json.MAPPER.convertValue(
                shown.path("capabilities").isArray() ? shown.path("capabilities") : Json.MAPPER.createArrayNode(),
                Json.MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** Since 0.18. A source build calls itself 0.0.0: it is taken for a new one, and asked nothing if it is not. */
    private static boolean knowsLocal(String version) {
        String[] parts = version.split("[.-]");
        try {
            int major = Integer.parseInt(parts[0]);
            int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            return version.startsWith("0.0.0") || major > 0 || minor >= 18;
        } catch (NumberFormatException unknown) {
            return true;
        }
    }

    /** Characters that are sure to fit, at the two characters that a token of log text may have, beside the answer. */
    int room(int answerTokens) {
        return room(context, answerTokens);
    }

    static int room(int context, int answerTokens) {
        return (context - answerTokens - 128) * 2;
    }
}
