package dev.selfheal.cli;

import dev.selfheal.check.Machine;
import dev.selfheal.check.OwnTargets;
import dev.selfheal.check.Trouble;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.install.Guarded;
import dev.selfheal.install.OwnJob;
import dev.selfheal.install.OwnLabels;
import dev.selfheal.install.doctor.AccessLook;
import dev.selfheal.install.doctor.BeatLook;
import dev.selfheal.install.doctor.Examined;
import dev.selfheal.install.doctor.JavaLook;
import dev.selfheal.install.doctor.OllamaLook;
import dev.selfheal.install.doctor.ProgramLook;
import dev.selfheal.install.doctor.RulesLook;
import dev.selfheal.install.doctor.SpaceLook;
import dev.selfheal.inventory.DirectoryEntry;
import dev.selfheal.inventory.FileEntry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.Reading;
import dev.selfheal.inventory.Settings;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.recording.WrongJson;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Strangers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a job would see, looked at with its environment and its options. */
final class InsideJob {
    private final Surroundings here;
    private final Places places;
    private final OwnJob job;
    private final boolean macos;
    private final boolean installed;
    private final Workshop workshop;

    /**
     * Prepares to look.
     *
     * @param here what it is started in
     * @param places where its options say that things are
     * @param installed whether its cycles should come by themselves
     */
    InsideJob(Surroundings here, Places places, OwnJob job, boolean macos, boolean installed) {
        this.here = here;
        this.places = places;
        this.job = job;
        this.macos = macos;
        this.installed = installed;
        this.workshop = new Workshop(here, places);
    }

    List<Examined> look() throws InterruptedException {
        Optional<Path> javaHome =
                Optional.ofNullable(job.environment().get("JAVA_HOME")).map(Path::of);
        List<Examined> all = new ArrayList<>();
        all.add(ProgramLook.look(job));
        all.add(new JavaLook(workshop.programs).look(javaHome));
        Reading reading = new Inventories(here, places, workshop).read();
        Inventory inventory = reading.inventory().orElse(new Inventory(Settings.DEFAULT, List.of()));
        all.addAll(inventory(reading));
        all.addAll(tools(inventory));
        Optional<Outcome> last = last();
        all.add(rules(last));
        AccessLook access = new AccessLook(
                macos ? Optional.of(new Guarded(here.home())) : Optional.empty(),
                "System Settings, Privacy & Security, Full Disk Access: add "
                        + javaHome.map(home -> home.resolve("bin/java").toString())
                                .orElse("java")
                        + ", and again after each update of it");
        all.addAll(access.look(paths(inventory)));
        last.ifPresent(outcome -> outcome.facts().forEach(fact -> {
            if (fact instanceof ProbeFailure failure && failure.reason() == Reason.DENIED) {
                all.add(access.refused(failure.subject(), failure.detail()));
            }
        }));
        all.addAll(new OllamaLook(workshop.http).look(inventory));
        all.add(SpaceLook.look(places.state(here)));
        all.addAll(beats(inventory, last));
        return all;
    }

    private List<Examined> inventory(Reading reading) {
        String area = "inventory";
        Path file = places.inventory(here);
        if (reading.inventory().isEmpty()) {
            return List.of(
                    reading.absent()
                            ? Examined.warning(area, file + " is not there: it only observes", "selfheal init")
                            : Examined.failure(
                                    area,
                                    reading.problems().size() + " problems in " + file + ", the first: "
                                            + reading.problems().get(0),
                                    "selfheal check"));
        }
        Inventory inventory = reading.inventory().get();
        List<Examined> all = new ArrayList<>();
        all.add(Examined.ok(
                area,
                inventory.entries().size() + (inventory.entries().size() == 1 ? " entry in " : " entries in ") + file));
        if (!inventory.settings().every().equals(job.every().time())) {
            all.add(Examined.warning(
                    area,
                    "it says another time between cycles than the job has",
                    "write in it every: " + job.every() + ", or selfheal install"));
        }
        new OwnTargets(OwnLabels::own, String.valueOf(file.getFileName()))
                .in(inventory)
                .forEach(trouble -> all.add(told(area, trouble)));
        return all;
    }

    /** Tools on its own PATH, and all that it writes to. */
    private List<Examined> tools(Inventory inventory) {
        List<Trouble> troubles = new Machine(
                        String.valueOf(places.inventory(here).getFileName()),
                        CheckCommand.searchPath(here),
                        Strangers.toThisProcess(),
                        workshop.notifier(inventory.settings()))
                .look(inventory, places.state(here), workshop.supervisorTool(inventory.settings()));
        return troubles.isEmpty()
                ? List.of(Examined.ok(
                        "machine",
                        "what it calls is on its PATH, what it writes to may be written: " + places.state(here)))
                : troubles.stream().map(trouble -> told("machine", trouble)).toList();
    }

    /** A trouble ends with its cure, behind a semicolon. */
    private static Examined told(String area, Trouble trouble) {
        int cure = trouble.text().lastIndexOf("; ");
        return Examined.failure(
                area, trouble.text().substring(0, cure), trouble.text().substring(cure + 2));
    }

    private Examined rules(Optional<Outcome> last) {
        Path folder = places.rules(here);
        RuleFiles files = RuleFiles.read(folder);
        // Compiling takes seconds, and tells nothing new of rules that the last cycle judged by.
        boolean judged = last.filter(
                        outcome -> files.digest().equals(outcome.digests().get("rules")))
                .isPresent();
        return new RulesLook(
                        folder,
                        texts(files),
                        texts(RuleFiles.read(here.program().resolve("rules"))))
                .look(judged ? List.of() : problems());
    }

    private List<String> problems() {
        Policies.Loaded loaded = workshop.rules(false);
        return loaded.judge().isPresent()
                ? List.of()
                : loaded.problems().stream().map(Object::toString).toList();
    }

    private static Map<String, String> texts(RuleFiles files) {
        return files.sources().stream().collect(Collectors.toMap(RuleSource::path, RuleSource::text));
    }

    private Set<Path> paths(Inventory inventory) {
        Set<Path> paths = new LinkedHashSet<>(
                List.of(job.program(), places.inventory(here), places.rules(here), places.state(here)));
        inventory.entries(FileEntry.class).forEach(file -> paths.add(file.path()));
        inventory.entries(DirectoryEntry.class).forEach(directory -> paths.add(directory.path()));
        inventory
                .entries(LogEntry.class)
                .forEach(log -> paths.add(Path.of(log.glob().replaceFirst("/[^/]*[*?\\[{].*", "/"))));
        return paths;
    }

    private Optional<Outcome> last() {
        try {
            Optional<String> text = new History(places.state(here)).latest();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OutcomeJson.read(
                            Json.MAPPER.readTree(text.get()),
                            workshop.own(false).kinds()));
        } catch (IOException | WrongJson unreadable) {
            return Optional.empty();
        }
    }

    private List<Examined> beats(Inventory inventory, Optional<Outcome> last) {
        String says = job.log().map(Path::toString).orElse("journalctl --user -u " + job.label() + ".service");
        Instant now = workshop.clock.now();
        BeatLook beat = new BeatLook(job.every(), now);
        List<Examined> all = new ArrayList<>();
        all.add(beat.cycle(last.map(Outcome::startedAt), installed, says));
        beat.heartbeat(inventory.settings().heartbeat().file(), installed, says).ifPresent(all::add);
        return all;
    }
}
