package dev.selfheal.probe.ollama;

import dev.selfheal.fact.Answer;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Model;
import dev.selfheal.fact.Ollama;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.ollama.InstalledModel;
import dev.selfheal.sys.ollama.LoadedModel;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ladder that stops at the first step which fails: is it there, is it Ollama, what is installed, what is loaded, does what
 * is loaded still answer. The steps are a few milliseconds each on a healthy machine, and follow one another, because a sick
 * one should be asked no more than is needed.
 */
final class OllamaProbe implements Probe {
    // A frozen or swapping process takes longer than this; a healthy one a millisecond.
    private static final Duration IDENTITY = Duration.ofSeconds(3);
    private static final Duration TAGS = Duration.ofSeconds(5);
    // The server may hold a runner's lock for a ping of ten seconds while it is asked what is loaded.
    private static final Duration PS = Duration.ofSeconds(15);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final int LONGEST_DETAIL = 400;

    private final OllamaEntry entry;
    private final Doors doors;

    OllamaProbe(OllamaEntry entry, Doors doors) {
        this.entry = entry;
        this.doors = doors;
    }

    @Override
    public String subject() {
        return entry.subject();
    }

    @Override
    public boolean critical() {
        return entry.critical();
    }

    @Override
    public Duration within() {
        return IDENTITY.multipliedBy(2)
                .plus(TAGS)
                .plus(PS)
                .plus(TokenProof.WITHIN)
                .plus(SLACK);
    }

    @Override
    public List<Fact> look(Deadline deadline) {
        OllamaDoor door;
        try {
            door = new OllamaDoor(entry.url(), doors.http());
        } catch (IllegalArgumentException elsewhere) {
            return unknown(Reason.BROKEN, String.valueOf(elsewhere.getMessage()));
        }
        long start = doors.clock().nanos();
        @Nullable String version = null;
        try {
            version = door.version(deadline.atMost(IDENTITY).left());
            Duration latency = Duration.ofNanos(doors.clock().nanos() - start);
            List<InstalledModel> installed =
                    door.installed(deadline.atMost(TAGS).left());
            return seen(door, version, latency, installed, deadline);
        } catch (OllamaException trouble) {
            // Cut short by the whole observation's deadline: that says nothing of Ollama.
            return deadline.passed() && trouble.kind() == OllamaException.Kind.SILENT
                    ? unknown(Reason.TIMED_OUT, "the observation ended before it answered")
                    : sick(trouble, version);
        }
    }

    private List<Fact> seen(
            OllamaDoor door, String version, Duration latency, List<InstalledModel> installed, Deadline deadline) {
        @Nullable List<LoadedModel> loaded = null;
        String memory;
        try {
            loaded = door.loaded(deadline.atMost(PS).left());
            memory = loaded.size() + " loaded";
        } catch (OllamaException hint) {
            // Only a hint: the list waits for locks that a busy but healthy server holds.
            memory = "which are loaded is not known: " + hint.getMessage();
        }
        List<Fact> facts = new ArrayList<>();
        String detail = "Ollama " + version + ", " + installed.size() + " models installed, " + memory;
        facts.add(service(ServiceState.UP, detail, latency));
        facts.add(ollama(true, version, loaded == null ? List.of() : loaded));
        TokenProof proof = new TokenProof(door, doors.clock(), doors.notebook());
        for (String wanted : entry.models()) {
            facts.add(model(wanted, installed, loaded, proof, deadline));
        }
        proof.keep();
        return facts;
    }

    private Fact model(
            String wanted,
            List<InstalledModel> installed,
            @Nullable List<LoadedModel> loaded,
            TokenProof proof,
            Deadline deadline) {
        Optional<ModelName> name = ModelName.of(wanted);
        if (name.isEmpty()) {
            String detail = "\"" + wanted + "\" is not a name of a model; write name:tag, such as qwen2.5:7b";
            return new ProbeFailure("model:" + wanted, critical(), Reason.BROKEN, detail);
        }
        Optional<InstalledModel> found =
                installed.stream().filter(it -> name.get().same(it.name())).findFirst();
        if (name.get().cloud() || found.map(InstalledModel::remote).orElse(false)) {
            return fact(name.get(), false, false, true, TokenProof.notAsked("runs on somebody else's machine"));
        }
        if (found.isEmpty()) {
            return fact(name.get(), false, false, false, TokenProof.notAsked("not among the installed models"));
        }
        if (loaded == null) {
            String detail = "it is installed; whether it is loaded and answers could not be told";
            return new ProbeFailure(name.get().subject(), critical(), Reason.TIMED_OUT, detail);
        }
        Optional<LoadedModel> running =
                loaded.stream().filter(it -> it.is(found.get())).findFirst();
        return running.map(it -> {
                    TokenProof.Said said = proof.of(found.get(), it, deadline);
                    return fact(name.get(), true, true, said.elsewhere(), said);
                })
                .orElseGet(() -> fact(name.get(), true, false, false, TokenProof.notAsked("not loaded")));
    }

    private Model fact(ModelName name, boolean installed, boolean loaded, boolean remote, TokenProof.Said said) {
        return new Model(
                name.subject(),
                name.text(),
                subject(),
                critical(),
                installed,
                loaded,
                remote,
                said.answer(),
                said.answer() == Answer.ANSWERS ? null : plain(said.detail()),
                said.trouble());
    }

    private List<Fact> sick(OllamaException trouble, @Nullable String version) {
        String detail = "Ollama " + trouble.getMessage();
        List<Fact> facts = new ArrayList<>();
        switch (trouble.kind()) {
            case UNREACHABLE -> {
                return unknown(Reason.UNREACHABLE, detail);
            }
            case DENIED -> {
                return unknown(Reason.DENIED, detail);
            }
            case REFUSED -> facts.add(service(ServiceState.DOWN, detail, null));
            case SILENT, FAILED, NOT_OLLAMA -> facts.add(service(ServiceState.UNHEALTHY, detail, null));
        }
        if (version != null) {
            facts.add(ollama(true, version, List.of()));
        } else if (trouble.kind() == OllamaException.Kind.NOT_OLLAMA) {
            facts.add(ollama(false, null, List.of()));
        }
        facts.addAll(modelsUnknown(Reason.UNREACHABLE, detail));
        return facts;
    }

    private List<Fact> unknown(Reason reason, String detail) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new ProbeFailure(subject(), critical(), reason, plain(detail)));
        facts.addAll(modelsUnknown(reason, detail));
        return facts;
    }

    /** Nothing is known of a model while nobody can be asked: least of all that it is not installed. */
    private List<ProbeFailure> modelsUnknown(Reason reason, String detail) {
        return entry.models().stream()
                .map(wanted -> ModelName.of(wanted).map(ModelName::subject).orElse("model:" + wanted))
                .map(subject -> new ProbeFailure(subject, critical(), reason, plain(detail)))
                .toList();
    }

    /** What the server says may hold anything. */
    private static String plain(String detail) {
        return Secrets.line(detail, LONGEST_DETAIL);
    }

    private Ollama ollama(boolean genuine, @Nullable String version, List<LoadedModel> loaded) {
        List<String> names = loaded.stream().map(LoadedModel::name).sorted().toList();
        return new Ollama(subject(), entry.url().toString(), critical(), genuine, version, names);
    }

    private Service service(ServiceState state, String detail, @Nullable Duration latency) {
        @Nullable String runBy = entry.runBy().map(RunBy::target).orElse(null);
        return new Service(
                subject(),
                state,
                critical(),
                plain(detail),
                runBy,
                null,
                latency,
                null,
                null,
                null,
                null,
                entry.startWithin());
    }
}
