package dev.selfheal.probe.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Answer;
import dev.selfheal.fact.ModelTrouble;
import dev.selfheal.probe.Notebook;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.ollama.InstalledModel;
import dev.selfheal.sys.ollama.LoadedModel;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a loaded model for one token, and leaves it as it was found:
 *
 * <ul>
 *   <li>with the context length that it was loaded with, since another one would load it anew;
 *   <li>with the rest of its stay, less the time that the question may take, so that it is never in memory for longer because
 *       of being watched. The server takes what is sent for the length of later stays too, so a model about to go is not
 *       asked at all. A stay for ever is sent as for ever: some versions would end it otherwise. Where the stay is over and
 *       the model still there, somebody holds it, and nothing is sent: the timer starts when that one is done, not for us;
 *   <li>never where the list did not show it. It may be unloaded between the list and the question, which would then load it;
 *       that moment is milliseconds, and with two minutes left it takes a person or a shortage of memory to hit it.
 * </ul>
 *
 * Options that the list does not show (batch size, threads, memory mapping) cannot be repeated: whoever loaded the model with
 * odd ones will see it loaded anew, at most twice an hour.
 */
final class TokenProof {
    /**
     * A model that is loaded gives its first token in one or two seconds even on a slow machine; ground for a longer wait is
     * only a queue. One cycle can afford this once.
     */
    static final Duration WITHIN = Duration.ofSeconds(20);

    static final Duration GOOD_FOR = Duration.ofMinutes(30);
    static final Duration OVERDUE = Duration.ofSeconds(30);
    static final Duration LEAST_STAY = Duration.ofMinutes(2);

    private static final Set<String> ENDS = Set.of("stop", "length");
    /** A full queue, a load in progress, and what would be a fault of this question are no fault of the model. */
    private static final Set<OllamaTrouble> EXCUSED = EnumSet.of(
            OllamaTrouble.BUSY,
            OllamaTrouble.LOADING,
            OllamaTrouble.OUR_FAULT,
            OllamaTrouble.PROMPT_TOO_LONG,
            OllamaTrouble.MODEL_MISSING,
            OllamaTrouble.DENIED,
            OllamaTrouble.CANCELLED,
            OllamaTrouble.REMOTE);

    private final OllamaDoor door;
    private final Clock clock;
    private final Proofs proofs;
    private final Map<String, Said> asked = new HashMap<>();
    private boolean silence;

    /** @param elsewhere whether the answer says that another machine made it */
    record Said(
            Answer answer,
            String detail,
            boolean elsewhere,
            @Nullable ModelTrouble trouble) {
        Said(Answer answer, String detail) {
            this(answer, detail, false, null);
        }
    }

    TokenProof(OllamaDoor door, Clock clock, Notebook notebook) {
        this.door = door;
        this.clock = clock;
        this.proofs = new Proofs(notebook);
    }

    static Said notAsked(String why) {
        return new Said(Answer.NOT_ASKED, why);
    }

    /** Asks, or says why not. Names that share a digest are asked once. */
    Said of(InstalledModel installed, LoadedModel loaded, Deadline deadline) {
        String key = installed.digest().isEmpty() ? installed.name() : installed.digest();
        Said said = asked.get(key);
        if (said == null) {
            said = decide(key, installed, loaded, deadline);
            asked.put(key, said);
        }
        return said;
    }

    /** Remembers what was found out. */
    void keep() {
        proofs.keep();
    }

    private Said decide(String key, InstalledModel installed, LoadedModel loaded, Deadline deadline) {
        Instant now = clock.now();
        if (!installed.generates()) {
            return notAsked("it makes no text");
        }
        if (loaded.contextLength() == null || loaded.expiresAt() == null) {
            return notAsked("this version does not tell how it was loaded");
        }
        Duration left = Duration.between(now, loaded.expiresAt());
        boolean stuck = left.compareTo(OVERDUE.negated()) < 0;
        if (!stuck && !proofs.due(key, now, GOOD_FOR)) {
            return notAsked("its last proof is recent");
        }
        if (!stuck && left.compareTo(LEAST_STAY) < 0) {
            return notAsked("it is about to be unloaded" + proofs.lastFailure(key));
        }
        if (silence || deadline.left().compareTo(WITHIN) < 0) {
            return notAsked((silence ? "another model kept silent" : "no time was left") + proofs.lastFailure(key));
        }
        ObjectNode question = question(installed.name(), loaded.contextLength());
        if (loaded.forever(now)) {
            question.put("keep_alive", -1);
        } else if (!stuck) {
            question.put("keep_alive", left.minus(WITHIN).toSeconds());
        }
        Said said = read(door.post("/api/generate", question, WITHIN));
        silence |= said.answer() == Answer.SILENT;
        if (said.answer() != Answer.NOT_ASKED) {
            proofs.add(key, now, said.answer());
        }
        return said;
    }

    private static ObjectNode question(String name, int contextLength) {
        ObjectNode question = Json.MAPPER.createObjectNode();
        question.put("model", name).put("prompt", "1+1=").put("raw", true).put("stream", false);
        question.putObject("options")
                .put("num_predict", 1)
                .put("temperature", 0)
                .put("seed", 1)
                .put("num_ctx", contextLength);
        return question;
    }

    private static Said read(Reply reply) {
        if (reply instanceof Reply.TimedOut) {
            String what = "no token within " + WITHIN.toSeconds() + " s: it hangs, or is busy with a long answer";
            return new Said(Answer.SILENT, what, false, ModelTrouble.SILENT);
        }
        if (!(reply instanceof Reply.Answered answer)) {
            String what = String.valueOf(OllamaDoor.unanswered(reply).getMessage());
            return new Said(Answer.FAILS, "Ollama " + what);
        }
        String error = OllamaDoor.errorText(answer.body());
        if (answer.status() != 200 || !error.isEmpty()) {
            OllamaTrouble trouble = OllamaTrouble.of(answer.status(), error);
            String what = "answered " + answer.status() + ": " + error;
            return EXCUSED.contains(trouble)
                    ? new Said(Answer.NOT_ASKED, what)
                    : new Said(Answer.FAILS, what, false, meaning(trouble));
        }
        return success(OllamaDoor.json(answer.body()));
    }

    /** What facts call it; null where its words say nothing that is known. */
    private static @Nullable ModelTrouble meaning(OllamaTrouble trouble) {
        for (ModelTrouble known : ModelTrouble.values()) {
            if (known.name().equals(trouble.name())) {
                return known;
            }
        }
        return null;
    }

    /** A status of 200 alone proves nothing: a dead runner has been seen to give it for hours. */
    private static Said success(JsonNode body) {
        if (OllamaDoor.isRemote(body)) {
            return new Said(Answer.FAILS, "somebody else's machine answered for it", true, null);
        }
        boolean whole = body.path("done").asBoolean(false)
                && !body.path("model").asText("").isEmpty()
                && ENDS.contains(body.path("done_reason").asText(""))
                && body.path("eval_count").asInt(0) >= 1
                && !body.path("response").asText("").isEmpty();
        return whole
                ? new Said(Answer.ANSWERS, "")
                : new Said(Answer.FAILS, "answered 200 without a token", false, ModelTrouble.EMPTY_SUCCESS);
    }
}
