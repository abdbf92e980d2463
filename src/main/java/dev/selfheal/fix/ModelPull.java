package dev.selfheal.fix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Result;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.ollama.InstalledModel;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Has Ollama fetch a model that is wanted and not there. A pull that is cut by the deadline while it grows is no failure:
 * Ollama keeps what has come, and the next cycle's pull goes on from there.
 */
public final class ModelPull implements Action {
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** The server ticks every 60 ms while it fetches, and is silent while it verifies: a minute for some 20 GB. */
    private static final Duration STALL = Duration.ofSeconds(60);

    private final Http http;
    private final Clock clock;
    private final FreeSpace space;
    private final UnaryOperator<String> mask;
    private final Duration stall;
    private final Consumer<String> far;

    /**
     * @param models where Ollama keeps its models, as far as is known: the volume of this folder must have the room
     * @param mask takes secrets out of what the server says
     * @param far hears of how far a pull is, for people; it is told often, and must not take long
     */
    public ModelPull(Http http, Clock clock, Path models, UnaryOperator<String> mask, Consumer<String> far) {
        this(http, clock, FreeSpace.of(models), mask, STALL, far);
    }

    ModelPull(
            Http http, Clock clock, FreeSpace space, UnaryOperator<String> mask, Duration stall, Consumer<String> far) {
        this.http = http;
        this.clock = clock;
        this.space = space;
        this.mask = mask;
        this.stall = stall;
        this.far = far;
    }

    @Override
    public String name() {
        return "model.pull";
    }

    @Override
    public boolean suits(Target target) {
        return target instanceof Target.OllamaModel;
    }

    @Override
    public Done act(Target target, Deadline deadline) {
        if (!(target instanceof Target.OllamaModel model)) {
            return refused(target.subject() + ": not a model");
        }
        Optional<ModelName> name = ModelName.of(model.name());
        if (name.isEmpty()) {
            return refused("\"" + model.name() + "\" is not a name of a model");
        }
        if (name.get().cloud()) {
            return refused(name.get().text() + " names a model on somebody else's machine");
        }
        try {
            OllamaDoor door = new OllamaDoor(model.ollama(), http);
            door.version(deadline.atMost(LOOK).left());
            for (InstalledModel installed : door.installed(deadline.atMost(LOOK).left())) {
                if (name.get().same(installed.name())) {
                    return installed.remote()
                            ? refused(name.get().text() + " stands for a model on somebody else's machine")
                            : Done.alreadySo(name.get().text() + " is installed");
                }
            }
            return pull(door, name.get(), deadline);
        } catch (OllamaException unable) {
            return refused("Ollama " + unable.getMessage());
        } catch (IllegalArgumentException elsewhere) {
            return refused(String.valueOf(elsewhere.getMessage()));
        }
    }

    private Done pull(OllamaDoor door, ModelName name, Deadline deadline) {
        PullProgress progress = new PullProgress(clock, space, stall);
        @Nullable String cramped = progress.cramped();
        if (cramped != null) {
            return refused("not pulled: " + cramped);
        }
        ObjectNode body = Json.MAPPER.createObjectNode().put("model", name.text());
        String what = "pull of " + name.text();
        Reply reply = door.stream("/api/pull", body, deadline.left(), stall, line -> {
            boolean on = progress.line(line);
            far.accept(what + ": " + progress.far());
            return on;
        });
        if (progress.succeeded()) {
            return Done.changed("pulled " + name.text() + ", " + progress.fetched());
        }
        if (progress.stopped() != null) {
            return Done.failed(what + " stopped: " + progress.stopped());
        }
        if (progress.error() != null) {
            return failed(what, progress.error());
        }
        if (reply instanceof Reply.TimedOut && deadline.passed()) {
            return progress.grew() || progress.verifying()
                    ? inProgress(what + " goes on in the next cycle: " + progress.fetched())
                    : Done.failed(what + ": nothing came before the cycle's time was over");
        }
        if (reply instanceof Reply.TimedOut) {
            return progress.verifying()
                    ? inProgress(what + ": all has come, and is being verified")
                    : Done.failed(what + " stalled after " + progress.fetched());
        }
        if (reply instanceof Reply.Answered answer && answer.status() >= 400) {
            return failed(what, OllamaDoor.errorText(answer.body()));
        }
        if (reply instanceof Reply.Answered) {
            return Done.failed(what + " ended without success after " + progress.fetched());
        }
        return Done.failed(what + ": Ollama "
                + mask.apply(String.valueOf(OllamaDoor.unanswered(reply).getMessage())));
    }

    private Done failed(String what, String error) {
        // The registry's "no such manifest", in Ollama's words since its first versions.
        boolean gone = error.contains("pull model manifest") && error.contains("file does not exist");
        return gone
                ? new Done(true, what + ": its registry does not know that name", Optional.of(Result.GONE))
                : Done.failed(what + " failed: " + mask.apply(error));
    }

    private static Done inProgress(String said) {
        return new Done(true, said, Optional.of(Result.IN_PROGRESS));
    }

    private Done refused(String why) {
        return new Done(false, mask.apply(why), Optional.of(Result.NOT_HEALED));
    }
}
