package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.Model;
import dev.selfheal.fix.Target;
import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.CommandEntry;
import dev.selfheal.inventory.DirectoryEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.UnitEntry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The things that may be acted on: what the inventory declares, and the files and models that its own probes found. */
final class Targets {
    /** How long something may take that needs no start: the probe only has to see it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Map<String, Target> declared = new HashMap<>();
    private Optional<URI> url = Optional.empty();
    private final Map<String, CommandEntry> programs = new HashMap<>();

    Targets(Inventory inventory) {
        inventory.entries(CommandEntry.class).forEach(command -> programs.put(command.id(), command));
        inventory.entries().forEach(this::declare);
    }

    /** All of them by their name in fixes, with the files and models among these facts. */
    Map<String, Target> known(List<Fact> facts) {
        Map<String, Target> all = new HashMap<>(declared);
        facts.forEach(fact -> seen(fact).ifPresent(target -> all.putIfAbsent(target.subject(), target)));
        return all;
    }

    /** The names of those that the inventory declares. */
    Set<String> declared() {
        return declared.keySet();
    }

    private void declare(Entry entry) {
        if (entry instanceof ServiceEntry service) {
            service.runBy().ifPresent(runBy -> declare(runBy, service.startWithin()));
        } else if (entry instanceof OllamaEntry ollama) {
            ollama.runBy().ifPresent(runBy -> declare(runBy, ollama.startWithin()));
            url = Optional.of(ollama.url());
        } else if (entry instanceof AgentEntry agent) {
            add(new Target.Job(agent.subject(), agent.label(), agent.startWithin()));
        } else if (entry instanceof UnitEntry unit) {
            add(new Target.Job(unit.subject(), unit.name(), unit.startWithin()));
        } else if (entry instanceof DirectoryEntry directory) {
            add(new Target.Folder(directory.subject(), directory.path(), directory.mode(), AT_ONCE));
        } else if (entry instanceof CommandEntry command && !command.fix().isEmpty()) {
            add(new Target.Program(command.subject(), command.fix(), command.within(), AT_ONCE));
        }
    }

    private void declare(RunBy runBy, Duration startWithin) {
        switch (runBy.kind()) {
            case AGENT, UNIT -> add(new Target.Job(runBy.target(), runBy.name(), startWithin));
            case APP -> add(new Target.App(runBy.target(), runBy.name(), startWithin));
            case COMMAND ->
                Optional.ofNullable(programs.get(runBy.name()))
                        .ifPresent(command ->
                                add(new Target.Program(runBy.target(), command.fix(), command.within(), startWithin)));
        }
    }

    /** Of two that are run by one job, the slower start counts. */
    private void add(Target target) {
        declared.merge(
                target.subject(),
                target,
                (one, other) -> one.startWithin().compareTo(other.startWithin()) >= 0 ? one : other);
    }

    private Optional<Target> seen(Fact fact) {
        if (fact instanceof Log log) {
            return Optional.of(new Target.LogFile(log.subject(), Path.of(log.path()), log.keep(), AT_ONCE));
        }
        if (fact instanceof Model model) {
            return url.map(ollama -> new Target.OllamaModel(model.subject(), model.name(), ollama, AT_ONCE));
        }
        return Optional.empty();
    }
}
