package dev.selfheal.cli;

import dev.selfheal.cycle.Memory;
import dev.selfheal.cycle.Setup;
import dev.selfheal.fact.Problem;
import dev.selfheal.install.OwnLabels;
import dev.selfheal.install.discovery.Discovery;
import dev.selfheal.install.discovery.Found;
import dev.selfheal.install.discovery.LinuxListeners;
import dev.selfheal.install.discovery.Listeners;
import dev.selfheal.install.discovery.MacListeners;
import dev.selfheal.install.discovery.Survey;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.policy.Policy;
import dev.selfheal.probe.Doors;
import dev.selfheal.redact.Names;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Puts together what one cycle needs. */
final class Wiring {
    private static final Duration DISCOVERY = Duration.ofSeconds(10);
    private static final Duration SURVEY = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Path ROOT = Path.of("/");
    private static final String LSOF = "/usr/sbin/lsof";
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Surroundings here;
    private final Workshop workshop;

    Wiring(Surroundings here, Workshop workshop) {
        this.here = here;
        this.workshop = workshop;
    }

    /** @param progress hears of how far a long fix is, for people */
    Setup setup(Chosen chosen, boolean dryRun, Memory memory, Consumer<String> progress) throws InterruptedException {
        Inventory inventory =
                chosen.inventory().isPresent() ? chosen.inventory().get() : discover();
        Settings settings = inventory.settings();
        List<Problem> problems = new ArrayList<>(chosen.facts());
        Policy policy = workshop.policy(!dryRun && memory.keeps());
        problems.addAll(schemas(policy.kindsReplaced()));
        Instant now = workshop.clock.now();
        Doors doors = workshop.doors(settings, memory.notebook(), policy.own());
        String host = workshop.host();
        Names names = workshop.names(host);
        return new Setup(
                ID.format(now),
                host,
                Version.text(),
                chosen.inventory().isEmpty() ? Mode.OBSERVE : dryRun ? Mode.DRY_RUN : Mode.HEAL,
                inventory,
                problems,
                policy,
                chosen.digest(),
                doors,
                workshop.actions(doors.supervisor(), Agents.of(inventory), progress),
                workshop.sinks(settings, names),
                budget(settings),
                OwnLabels.STEMS,
                names);
    }

    /** What is wrong with the owner's own kinds of facts. */
    private List<Problem> schemas(boolean replaced) {
        List<String> wrong = new ArrayList<>();
        workshop.own(false).problems().forEach(problem -> wrong.add(problem.toString()));
        if (replaced) {
            wrong.add("the rules do not load with the schemas as they are; those that served last are used");
        }
        return wrong.stream()
                .map(text -> new Problem("selfheal.schema", "schema", Secrets.mask(text)))
                .toList();
    }

    /** What is here, for a machine that never had an inventory. */
    Inventory discover() throws InterruptedException {
        Path logs = Discovery.usualLogs(
                workshop.platform(),
                here.home(),
                Optional.ofNullable(here.environment().get("XDG_STATE_HOME")));
        return new Discovery(here.home(), logs, workshop.supervisor(Settings.DEFAULT), workshop.http)
                .discover(Deadline.in(DISCOVERY, workshop.clock));
    }

    /**
     * Likewise, at leisure and with what its owner is told of it, to be written down.
     *
     * @return nothing if it was not over in time, as where a network drive that a job names hangs: nothing ends that
     */
    Optional<Found> survey() throws InterruptedException {
        FutureTask<Found> looking = new FutureTask<>(
                () -> new Survey(place(), workshop.supervisor(Settings.DEFAULT), listeners(), workshop.http)
                        .look(Deadline.in(SURVEY, workshop.clock)));
        Thread thread = new Thread(looking, "survey");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(looking.get(SURVEY.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException hangs) {
            return Optional.empty();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private Survey.Place place() {
        return here.macos()
                ? new Survey.Place(
                        here.home(),
                        Settings.OLLAMA,
                        List.of(ROOT.resolve("Applications"), here.home().resolve("Applications")),
                        List.of())
                : new Survey.Place(here.home(), Settings.OLLAMA, List.of(), List.of(ROOT));
    }

    private Listeners listeners() {
        return here.macos() ? new MacListeners(workshop.programs, LSOF) : new LinuxListeners(ROOT.resolve("proc"));
    }

    /** Shorter than the interval, so that one cycle never meets the next. */
    private static Duration budget(Settings settings) {
        Duration share = settings.every().multipliedBy(4).dividedBy(5);
        return share.compareTo(LONGEST) < 0 ? share : LONGEST;
    }
}
