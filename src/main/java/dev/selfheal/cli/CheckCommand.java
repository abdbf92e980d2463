package dev.selfheal.cli;

import dev.selfheal.check.Checkup;
import dev.selfheal.check.Machine;
import dev.selfheal.check.OwnTargets;
import dev.selfheal.check.Trouble;
import dev.selfheal.install.OwnLabels;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Reading;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleEntry;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.RuleProblem;
import dev.selfheal.policy.cases.CaseFiles;
import dev.selfheal.policy.cases.Cases;
import dev.selfheal.policy.lint.Lint;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.own.SchemaFiles;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selfheal check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the inventory, the rules and their cases, the schemas of own facts, and what this machine permits, and tells everything that is"
                    + " wrong at once.",
            "Exits with 0 if all is well, 2 if not."
        })
final class CheckCommand implements Callable<Integer> {
    /** How long it waits at most before it waits again. */
    private static final Duration LONG = Duration.ofHours(1);

    /** A time prints itself without its seconds where there are none. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Option(names = "--watch", description = "check again whenever one of the files is saved, until it is interrupted")
    private boolean watch;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    CheckCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        if (!watch) {
            Checkup checkup = checkup(new Workshop(here, places));
            print(checkup);
            return checkup.fine() ? 0 : Selfheal.WRONG_USAGE;
        }
        try {
            watch();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void watch() throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>(List.of(places.inventory(here), places.rules(here)));
        all.add(Places.cases(places.rules(here)));
        places.factsSchema(here).ifPresent(all::add);
        Workshop workshop = new Workshop(here, places);
        try (Watch files = new Watch(all, path -> path.toString().matches(".*\\.(drl|json|yaml)"), workshop.clock)) {
            head(workshop, "checked; waiting for a file to be saved");
            print(checkup(workshop));
            while (true) {
                Collection<Path> changed = files.changed(Deadline.in(LONG, workshop.clock));
                if (!changed.isEmpty()) {
                    head(workshop, changed.stream().map(this::shown).collect(Collectors.joining(", ")) + " changed");
                    // A new one each time: it keeps the kinds of facts that it has read.
                    print(checkup(new Workshop(here, places)));
                }
            }
        }
    }

    private void head(Workshop workshop, String what) {
        if (!json) {
            LocalTime now = LocalTime.ofInstant(workshop.clock.now(), workshop.clock.zone());
            here.out().println("\n-- " + TIME.format(now) + "  " + what);
            here.out().flush();
        }
    }

    private String shown(Path file) {
        Path rules = places.rules(here);
        return file.startsWith(rules) ? rules.relativize(file).toString() : String.valueOf(file.getFileName());
    }

    private Checkup checkup(Workshop workshop) {
        Map<String, String> good = new LinkedHashMap<>();
        List<Trouble> troubles = new ArrayList<>();
        Reading inventory = new Inventories(here, places, workshop).read();
        inventory
                .problems()
                .forEach(problem ->
                        troubles.add(new Trouble("inventory", problem.file(), problem.line(), problem.toString())));
        inventory.inventory().ifPresent(read -> {
            troubles.addAll(new OwnTargets(OwnLabels::own, inventoryFile()).in(read));
            good.put(
                    "inventory",
                    read.entries().size()
                            + (read.entries().size() == 1 ? " entry in " : " entries in ")
                            + places.inventory(here));
            List<Trouble> machine = machine(read, workshop);
            troubles.addAll(machine);
            if (machine.isEmpty()) {
                good.put("machine", "what the inventory names can be run and written here");
            }
        });
        SchemaFiles.Read own = workshop.own(false);
        own.problems().forEach(problem -> troubles.add(new Trouble("schemas", problem.file(), 0, problem.toString())));
        if (own.problems().isEmpty() && !own.kinds().kinds().isEmpty()) {
            good.put("own kinds", String.join(", ", own.kinds().kinds()));
        }
        rules(workshop, good, troubles);
        cases(own.kinds(), good, troubles);
        return new Checkup(good, troubles);
    }

    private void rules(Workshop workshop, Map<String, String> good, List<Trouble> troubles) {
        Policies.Loaded rules = workshop.rules(false);
        List<RuleProblem> problems = new ArrayList<>(rules.problems());
        problems.addAll(Lint.careless(RuleFiles.read(places.rules(here)).sources(), workshop.words(false)));
        problems.forEach(
                problem -> troubles.add(new Trouble("rules", problem.file(), problem.line(), problem.toString())));
        if (rules.judge().isPresent()) {
            String digest = rules.digest().substring(0, 12);
            good.put(
                    "rules",
                    places.rules(here) + ", digest " + digest
                            + (problems.isEmpty() ? "" : "; they judge, but mislead those who read them"));
        }
    }

    /** Only whether they can be read: trying them is {@code test}'s to do. */
    private void cases(OwnKinds own, Map<String, String> good, List<Trouble> troubles) {
        Path rules = places.rules(here);
        Path folder = Places.cases(rules);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names =
                RuleEntry.below(rules).stream().map(RuleEntry::name).toList();
        Cases read = CaseFiles.read(folder, here.program().resolve("test-fixtures/rules"), names, own);
        read.problems()
                .forEach(problem ->
                        troubles.add(new Trouble("cases", problem.file(), problem.line(), problem.toString())));
        if (read.problems().isEmpty()) {
            good.put("cases", read.all().size() + " in " + folder + "; try them: selfheal test");
        }
    }

    /** As a program without a path is found by the system: a job of launchd may have no PATH at all. */
    static List<Path> searchPath(Surroundings here) {
        String path = here.environment().getOrDefault("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        return Arrays.stream(path.split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    private String inventoryFile() {
        return String.valueOf(places.inventory(here).getFileName());
    }

    private List<Trouble> machine(Inventory inventory, Workshop workshop) {
        return new Machine(
                        inventoryFile(),
                        searchPath(here),
                        Strangers.toThisProcess(),
                        workshop.notifier(inventory.settings()))
                .look(inventory, places.state(here), workshop.supervisorTool(inventory.settings()));
    }

    private void print(Checkup checkup) {
        if (json) {
            here.out()
                    .println(watch ? checkup.json().toString() : checkup.json().toPrettyString());
        } else {
            checkup.goodLines().forEach(here.out()::println);
        }
        here.out().flush();
        if (!json) {
            checkup.troubleLines().forEach(here.err()::println);
        }
    }
}
