package dev.selfheal.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the local model for the cause of critical findings: one bounded prompt, at most one shorter second try. */
public final class Diagnostician {
    private static final int ANSWER_TOKENS = 512;
    // Less than this is no use for a second answer, whatever the first took.
    private static final Duration LEAST_TIME = Duration.ofSeconds(2);

    private final Http http;
    private final Clock clock;
    private final UnaryOperator<String> mask;
    private final Supplier<String> fence;

    /** @param mask takes secrets and personal names out of whatever is sent or kept */
    public Diagnostician(Http http, Clock clock, UnaryOperator<String> mask) {
        this(http, clock, mask, Diagnostician::randomWord);
    }

    Diagnostician(Http http, Clock clock, UnaryOperator<String> mask, Supplier<String> fence) {
        this.http = http;
        this.clock = clock;
        this.mask = mask;
        this.fence = fence;
    }

    private static String randomWord() {
        byte[] bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What came of one request. */
    private sealed interface Heard {
        record Good(Reading.Read read) implements Heard {}

        /** @param again whether a shorter prompt might do better */
        record Bad(String why, boolean again) implements Heard {}
    }

    /**
     * Asks, and always answers by the deadline.
     *
     * @param model as the owner wrote it
     */
    public Diagnosis diagnose(URI ollama, String model, Question question, Deadline deadline) {
        long start = clock.nanos();
        @Nullable String skip = skip(model, question);
        if (skip != null) {
            return new Diagnosis.None(skip, since(start));
        }
        try {
            OllamaDoor door = new OllamaDoor(ollama, http);
            ChosenModel chosen = ChosenModel.of(door, model, clock, deadline);
            String word = fence.get();
            Prompt prompt = Prompt.of(question, word, mask, chosen.room(ANSWER_TOKENS));
            long asked = clock.nanos();
            Heard heard = ask(door, chosen, prompt, deadline, start);
            if (heard instanceof Heard.Bad bad && bad.again() && timeFor(since(asked), deadline)) {
                prompt = Prompt.shorter(question, word, mask, prompt);
                heard = ask(door, chosen, prompt, deadline, start);
            }
            if (heard instanceof Heard.Good good) {
                Reading.Read it = good.read();
                String name = ModelName.of(model).map(ModelName::text).orElse(model);
                return new Diagnosis.Answered(
                        name, it.cause(), it.explanation(), it.confidence(), it.evidence(), it.missing(), since(start));
            }
            return new Diagnosis.None(((Heard.Bad) heard).why(), since(start));
        } catch (OllamaException trouble) {
            String why = "Ollama " + Plain.line(mask.apply(String.valueOf(trouble.getMessage())), 200);
            return new Diagnosis.None(deadline.passed() ? late(start) : why, since(start));
        } catch (ChosenModel.Unfit | IllegalArgumentException unfit) {
            return new Diagnosis.None(String.valueOf(unfit.getMessage()), since(start));
        }
    }

    /** The patient is not asked about itself. */
    private static @Nullable String skip(String model, Question question) {
        if (question.symptoms().isEmpty()) {
            return "there is nothing to explain";
        }
        String own = ModelName.of(model).map(ModelName::subject).orElse("");
        for (Symptom symptom : question.symptoms()) {
            if (symptom.subject().equals("service:ollama")) {
                return "Ollama itself is among what is critical";
            }
            if (symptom.subject().equalsIgnoreCase(own)) {
                return "the model that would be asked is itself among what is critical";
            }
        }
        return null;
    }

    private static boolean timeFor(Duration first, Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(LEAST_TIME) > 0 && left.compareTo(first) > 0;
    }

    private Heard ask(OllamaDoor door, ChosenModel model, Prompt prompt, Deadline deadline, long start) {
        Reply reply = door.post("/api/chat", request(model, prompt), deadline.left());
        if (reply instanceof Reply.TimedOut) {
            return new Heard.Bad(late(start), false);
        }
        if (!(reply instanceof Reply.Answered answer)) {
            return new Heard.Bad("Ollama " + OllamaDoor.unanswered(reply).getMessage(), false);
        }
        JsonNode body = OllamaDoor.json(answer.body());
        String error = OllamaDoor.errorText(answer.body());
        if (OllamaDoor.isRemote(body)) {
            return new Heard.Bad(
                    "somebody else's machine answered for " + model.name() + "; its answer was dropped", false);
        }
        if (answer.status() != 200 || !error.isEmpty()) {
            return refusal(answer.status(), error, model);
        }
        if (!body.path("done").asBoolean(false) || body.path("model").asText("").isEmpty()) {
            return new Heard.Bad(
                    body.isObject() ? "the answer was empty or broken off" : "the answer was cut off", false);
        }
        if (!body.path("done_reason").asText("").equals("stop")) {
            return new Heard.Bad("the answer was cut off", true);
        }
        try {
            return new Heard.Good(new Reading(prompt.sent(), mask)
                    .read(body.path("message").path("content").asText("")));
        } catch (Reading.Refused refused) {
            return new Heard.Bad(String.valueOf(refused.getMessage()), true);
        }
    }

    private static ObjectNode request(ChosenModel model, Prompt prompt) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("model", model.name()).put("stream", false).put("truncate", false);
        if (model.keepAlive() != null) {
            request.put("keep_alive", model.keepAlive());
        }
        if (model.thinks()) {
            // Said only where it can think: others refuse to hear of it in some versions.
            request.put("think", false);
        }
        request.set("format", prompt.schema());
        request.putObject("options")
                .put("temperature", 0)
                .put("seed", 42)
                .put("num_ctx", model.context())
                .put("num_predict", ANSWER_TOKENS);
        request.putArray("messages").add(message("system", Prompt.SYSTEM)).add(message("user", prompt.text()));
        return request;
    }

    private static ObjectNode message(String role, String content) {
        return Json.MAPPER.createObjectNode().put("role", role).put("content", content);
    }

    private Heard refusal(int status, String error, ChosenModel model) {
        String small = error.toLowerCase(Locale.ROOT);
        if (status == 400 && (small.contains("context") || small.contains("prompt is longer"))) {
            return new Heard.Bad("the prompt was too long for the model", true);
        }
        if (status == 401 || status == 403 || status == 502) {
            return new Heard.Bad("Ollama wanted to send it to somebody else's machine", false);
        }
        if (status == 404 && model.name().endsWith(":local")) {
            return new Heard.Bad("Ollama does not confirm that " + model.name() + " runs on this machine", false);
        }
        if (status == 503) {
            return new Heard.Bad("Ollama is busy", false);
        }
        if (Stream.of("memory", "failed to allocate", "allocation failed", "malloc failed")
                .anyMatch(small::contains)) {
            return new Heard.Bad("there was not enough memory for the model", false);
        }
        String said = Plain.line(mask.apply(error), 200);
        return new Heard.Bad("Ollama answered " + status + (said.isEmpty() ? "" : ": " + said), false);
    }

    private String late(long start) {
        return "no answer within " + Math.max(1, Math.round(since(start).toMillis() / 1000.0)) + " s";
    }

    private Duration since(long start) {
        return Duration.ofNanos(clock.nanos() - start);
    }
}
