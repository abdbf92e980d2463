package dev.selfheal.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Heard;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import dev.selfheal.sys.ollama.OllamaTrouble;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
    private final Patience patience;

    /** @param mask takes secrets and personal names out of whatever is sent or kept */
    public Diagnostician(Http http, Clock clock, UnaryOperator<String> mask) {
        this(http, clock, mask, Diagnostician::randomWord, Patience.USUAL);
    }

    Diagnostician(Http http, Clock clock, UnaryOperator<String> mask, Supplier<String> fence, Patience patience) {
        this.http = http;
        this.clock = clock;
        this.mask = mask;
        this.fence = fence;
        this.patience = patience;
    }

    private static String randomWord() {
        byte[] bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What came of one request. */
    private sealed interface Said {
        record Good(Reading.Read read) implements Said {}

        /** @param again whether a shorter prompt might do better */
        record Bad(String why, boolean again) implements Said {}

        /** Somebody else's machine said it. */
        record Elsewhere() implements Said {}
    }

    /**
     * Asks, and always answers by the deadline.
     *
     * @param model as the owner wrote it
     * @param log is told of each request before it is sent
     */
    public Diagnosis diagnose(URI ollama, String model, Question question, Deadline deadline, AskLog log) {
        long start = clock.nanos();
        @Nullable String skip = skip(model, question);
        if (skip != null) {
            return new Diagnosis.None(skip, since(start));
        }
        try {
            OllamaDoor door = new OllamaDoor(ollama, http);
            ChosenModel chosen = ChosenModel.of(door, model, clock, deadline);
            Deadline until = patience.until(chosen, deadline);
            String word = fence.get();
            Prompt prompt = Prompt.of(question, word, mask, chosen.room(ANSWER_TOKENS));
            long asked = clock.nanos();
            Said heard = ask(door, chosen, prompt, until, log);
            if (heard instanceof Said.Bad bad && bad.again() && timeFor(since(asked), until)) {
                prompt = Prompt.shorter(question, word, mask, prompt);
                heard = ask(door, chosen, prompt, until, log);
            }
            String name = ModelName.of(model).map(ModelName::text).orElse(model);
            if (heard instanceof Said.Elsewhere) {
                return new Diagnosis.Elsewhere(name, since(start));
            }
            if (heard instanceof Said.Good good) {
                Reading.Read it = good.read();
                return new Diagnosis.Answered(
                        name, it.cause(), it.explanation(), it.confidence(), it.evidence(), it.missing(), since(start));
            }
            return new Diagnosis.None(((Said.Bad) heard).why(), since(start));
        } catch (OllamaException trouble) {
            String why = "Ollama " + Plain.line(mask.apply(String.valueOf(trouble.getMessage())), 200);
            return new Diagnosis.None(deadline.passed() ? late(start) : why, since(start));
        } catch (ChosenModel.Unfit | IllegalArgumentException unfit) {
            return new Diagnosis.None(String.valueOf(unfit.getMessage()), since(start));
        } catch (IOException unwritten) {
            String why = "it could not be written down that it would be asked: " + unwritten.getMessage();
            return new Diagnosis.None(why, since(start));
        }
    }

    /** What would be sent to a model that is not loaded now, and nothing is sent. */
    public Shown show(Question question) {
        int room = ChosenModel.room(ChosenModel.CONTEXT, ANSWER_TOKENS);
        Prompt prompt = Prompt.of(question, fence.get(), mask, room);
        return new Shown(Prompt.SYSTEM, prompt.text(), prompt.names());
    }

    /**
     * A prompt, for people.
     *
     * @param names by the ids that an answer may cite, what they stand for
     */
    public record Shown(String system, String user, Map<String, String> names) {}

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

    private Said ask(OllamaDoor door, ChosenModel model, Prompt prompt, Deadline deadline, AskLog log)
            throws IOException {
        String id = log.begin();
        long sent = clock.nanos();
        Reply reply = door.post("/api/chat", request(model, prompt), deadline.left());
        Said said = said(reply, model, prompt, sent);
        log.end(
                id,
                said instanceof Said.Good
                        ? Heard.ANSWERED
                        : said instanceof Said.Elsewhere ? Heard.ELSEWHERE : Heard.NONE);
        return said;
    }

    private Said said(Reply reply, ChosenModel model, Prompt prompt, long sent) {
        if (reply instanceof Reply.TimedOut) {
            return new Said.Bad(late(sent), false);
        }
        if (!(reply instanceof Reply.Answered answer)) {
            return new Said.Bad("Ollama " + OllamaDoor.unanswered(reply).getMessage(), false);
        }
        JsonNode body = OllamaDoor.json(answer.body());
        String error = OllamaDoor.errorText(answer.body());
        // Raw answers of another machine may lack the fields, but not its name.
        boolean elsewhere = OllamaDoor.isRemote(body)
                || ModelName.of(body.path("model").asText(""))
                        .map(ModelName::cloud)
                        .orElse(false);
        if (elsewhere) {
            return new Said.Elsewhere();
        }
        if (answer.status() != 200 || !error.isEmpty()) {
            return refusal(answer.status(), error, model);
        }
        if (!body.path("done").asBoolean(false) || body.path("model").asText("").isEmpty()) {
            return new Said.Bad(
                    body.isObject() ? "the answer was empty or broken off" : "the answer was cut off", false);
        }
        if (!body.path("done_reason").asText("").equals("stop")) {
            return new Said.Bad("the answer was cut off", true);
        }
        try {
            return new Said.Good(new Reading(prompt.names(), mask)
                    .read(body.path("message").path("content").asText("")));
        } catch (Reading.Refused refused) {
            return new Said.Bad(String.valueOf(refused.getMessage()), true);
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

    private Said refusal(int status, String error, ChosenModel model) {
        return switch (OllamaTrouble.of(status, error)) {
            // It was refused before anything went out.
            case REMOTE ->
                status == 400 || status == 403
                        ? new Said.Bad("Ollama says that it runs on somebody else's machine", false)
                        : new Said.Elsewhere();
            case MODEL_MISSING ->
                new Said.Bad(
                        model.name().endsWith(":local")
                                ? "Ollama does not confirm that " + model.name() + " runs on this machine"
                                : "Ollama has no " + model.name(),
                        false);
            case PROMPT_TOO_LONG -> new Said.Bad("the prompt was too long for the model", true);
            // The lists were told without a login a moment ago: it is another machine that asks for one.
            case DENIED -> status == 401 ? new Said.Elsewhere() : new Said.Bad("Ollama answered " + status, false);
            case BUSY -> new Said.Bad("Ollama is busy", false);
            case OUT_OF_MEMORY -> new Said.Bad("there was not enough memory for the model", false);
            default -> {
                String text = Plain.line(mask.apply(error), 200);
                yield new Said.Bad("Ollama answered " + status + (text.isEmpty() ? "" : ": " + text), false);
            }
        };
    }

    private String late(long start) {
        return "no answer within " + Math.max(1, Math.round(since(start).toMillis() / 1000.0)) + " s";
    }

    private Duration since(long start) {
        return Duration.ofNanos(clock.nanos() - start);
    }
}
