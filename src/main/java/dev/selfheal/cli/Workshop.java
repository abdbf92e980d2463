package dev.selfheal.cli;

import dev.selfheal.alert.BusFile;
import dev.selfheal.alert.Desktop;
import dev.selfheal.alert.Named;
import dev.selfheal.alert.Program;
import dev.selfheal.alert.Sink;
import dev.selfheal.alert.Webhook;
import dev.selfheal.alert.Wording;
import dev.selfheal.cycle.HostName;
import dev.selfheal.event.Source;
import dev.selfheal.fix.Action;
import dev.selfheal.fix.AgentEnable;
import dev.selfheal.fix.AgentLoad;
import dev.selfheal.fix.AgentRestart;
import dev.selfheal.fix.CommandRun;
import dev.selfheal.fix.DirectoryCreate;
import dev.selfheal.fix.JobReload;
import dev.selfheal.fix.LogRotate;
import dev.selfheal.fix.ModelPull;
import dev.selfheal.fix.ServiceRestart;
import dev.selfheal.fix.UnitRestart;
import dev.selfheal.fix.UnitStart;
import dev.selfheal.install.Definition;
import dev.selfheal.install.LaunchAgentFile;
import dev.selfheal.install.SystemdUnits;
import dev.selfheal.inventory.Destination;
import dev.selfheal.inventory.Format;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Settings;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.Policy;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Notebook;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.own.SchemaFiles;
import dev.selfheal.redact.Names;
import dev.selfheal.redact.Secrets;
import dev.selfheal.replay.Recordings;
import dev.selfheal.supervisor.AgentRegistry;
import dev.selfheal.supervisor.Launchctl;
import dev.selfheal.supervisor.Registry;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.supervisor.Systemctl;
import dev.selfheal.supervisor.TimerRegistry;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the real doors, actions and sinks of this machine. */
final class Workshop {
    private static final Path ROOT = Path.of("/");

    private final Surroundings here;
    private final Places places;
    final Clock clock = Clock.SYSTEM;
    final Programs programs;
    final Http http = new PlainHttp();
    private SchemaFiles.@Nullable Read own;

    Workshop(Surroundings here, Places places) {
        this.here = here;
        this.places = places;
        this.programs = new SystemPrograms(
                here.macos() ? here.environment() : Session.in(here.environment(), Path.of("/run/user"), uid()));
    }

    Platform platform() {
        return here.macos() ? Platform.MACOS : Platform.LINUX;
    }

    String host() throws InterruptedException {
        return HostName.of(ROOT, programs);
    }

    /** @param kinds of facts that programs may print beside the shipped ones */
    Doors doors(Settings settings, Notebook notebook, OwnKinds kinds) {
        return new Doors(clock, programs, http, supervisor(settings), notebook, ROOT, kinds);
    }

    Supervisor supervisor(Settings settings) {
        if (macos(settings)) {
            return new Launchctl(programs, clock, supervisorTool(settings), uid(), here.home());
        }
        return new Systemctl(programs, supervisorTool(settings), units(), ROOT.resolve("proc"));
    }

    /** What has Selfheal's own job run by itself. */
    Registry registry(Settings settings) {
        return macos(settings)
                ? new AgentRegistry(programs, clock, supervisorTool(settings), uid(), here.home())
                : new TimerRegistry(programs, clock, supervisorTool(settings));
    }

    /** The files that describe Selfheal's own job to it. */
    Definition definition(Settings settings) throws IOException {
        Path templates = here.program().resolve("launchd");
        return macos(settings) ? new LaunchAgentFile(templates, here.home()) : new SystemdUnits(templates, units());
    }

    private Path units() {
        return here.folder("XDG_CONFIG_HOME", ".config").resolve("systemd/user");
    }

    /** launchctl or systemctl, as it is called. */
    String supervisorTool(Settings settings) {
        return macos(settings)
                ? tool(settings, "launchctl", "/bin/launchctl")
                : tool(settings, "systemctl", "systemctl");
    }

    boolean macos(Settings settings) {
        return settings.platform().orElse(platform()) == Platform.MACOS;
    }

    /**
     * What can be done here, through the supervisor that the probes ask.
     *
     * @param progress hears of how far a long one is, for people
     */
    List<Action> actions(Supervisor supervisor, Agents agents, Consumer<String> progress) {
        return List.of(
                new ServiceRestart(supervisor, programs, clock, here.macos()),
                new AgentLoad(supervisor, agents.running()),
                new AgentEnable(supervisor, agents.reEnabled(), agents.running()),
                new AgentRestart(supervisor),
                new UnitStart(supervisor),
                new UnitRestart(supervisor),
                new JobReload(supervisor, "agent"),
                new JobReload(supervisor, "unit"),
                new DirectoryCreate(),
                new LogRotate(programs, ROOT),
                new ModelPull(http, clock, here.folder("OLLAMA_MODELS", ".ollama/models"), Secrets::mask, progress),
                new CommandRun(programs));
    }

    /**
     * The sinks, in the order of the inventory.
     *
     * @param names taken out of what leaves Selfheal's own files
     */
    List<Sink> sinks(Settings settings, Names names) {
        List<Sink> sinks = new ArrayList<>();
        for (Destination one : settings.alerts()) {
            Sink sink = sink(one, settings, names);
            sinks.add(one.name().<Sink>map(name -> new Named(name, sink)).orElse(sink));
        }
        return sinks;
    }

    private Sink sink(Destination one, Settings settings, Names names) {
        if (one instanceof Destination.BusFile bus) {
            return new BusFile(bus.file(), me(), wording(bus.format()));
        }
        if (one instanceof Destination.Program program) {
            return new Program(
                    program.command(),
                    program.within(),
                    programs,
                    Strangers.toThisProcess(),
                    names::mask,
                    wording(program.format()));
        }
        if (one instanceof Destination.Webhook hook) {
            return new Webhook(hook.url(), hook.headers(), hook.within(), http, names::mask, wording(hook.format()));
        }
        Destination.Desktop desktop = (Destination.Desktop) one;
        String tool = notifier(settings);
        return macos(settings)
                ? Desktop.ofMac(tool, desktop.within(), programs, names::mask)
                : Desktop.ofLinux(tool, desktop.within(), programs, names::mask);
    }

    private Wording wording(Format format) {
        return format == Format.PLAIN ? Wording.PLAIN : Wording.cloudEvents(() -> Source.of(places.state(here)));
    }

    /** What shows notifications on the desktop, as it is called. */
    String notifier(Settings settings) {
        return macos(settings)
                ? tool(settings, "osascript", "/usr/bin/osascript")
                : tool(settings, "notify-send", "notify-send");
    }

    /** What names this person and this machine. */
    Names names(String host) {
        return new Names(me(), host, here.home().toString());
    }

    private static String me() {
        return ProcessHandle.current().info().user().orElse("");
    }

    /**
     * The owner's own kinds of facts: the same ones each time, since the rules and all that reads facts must agree.
     *
     * @param keep whether what is made of their schemas is kept for the next run
     */
    SchemaFiles.Read own(boolean keep) {
        if (own == null) {
            Optional<Path> folder = places.factsSchema(here);
            own = folder.isEmpty()
                    ? new SchemaFiles.Read(OwnKinds.NONE, List.of())
                    : SchemaFiles.read(folder.get(), kept(keep), build());
        }
        return own;
    }

    /** Likewise, for a command that goes on without those whose schemas are wrong, and tells what is wrong with them. */
    OwnKinds kinds(boolean keep) {
        SchemaFiles.Read read = own(keep);
        read.problems().forEach(here.err()::println);
        return read.kinds();
    }

    /**
     * The rules as they are, for those who want to know whether they are good.
     *
     * @param keep whether what is compiled is kept for the next run
     */
    Policies.Loaded rules(boolean keep) {
        return rules(places.rules(here), keep);
    }

    /** Likewise, of another folder. */
    Policies.Loaded rules(Path folder, boolean keep) {
        return Policies.forMany(folder, kept(keep), build(), Policies.JUDGEMENT_LIMIT, words(keep));
    }

    /** Reads what was recorded. */
    Recordings recordings(OwnKinds own) {
        return new Recordings(here.in(), own);
    }

    private Optional<Path> kept(boolean keep) {
        return keep ? Optional.of(places.kept(here)) : Optional.empty();
    }

    /** @param keep whether compiled and good rules are kept for later runs; a dry run leaves nothing behind */
    Policy policy(boolean keep) {
        return Policy.open(places.rules(here), places.kept(here), keep, build(), Policies.JUDGEMENT_LIMIT, words(keep));
    }

    /** What rules may speak of: the kinds of facts, and the fixes that can be carried out here. */
    Vocabulary words(boolean keep) {
        Set<String> actions = actions(supervisor(Settings.DEFAULT), Agents.NONE, far -> {}).stream()
                .map(Action::name)
                .collect(Collectors.toUnmodifiableSet());
        return new Vocabulary(own(keep).kinds(), actions);
    }

    /** Names this build: compiled rules refer to its classes and are of no use to another. */
    private String build() {
        try {
            Path code = Path.of(Workshop.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code)
                    ? Files.getLastModifiedTime(code) + " " + Files.size(code)
                    : "unbuilt " + Files.getLastModifiedTime(code.resolve("dev/selfheal/fact"));
        } catch (IOException | java.net.URISyntaxException unknown) {
            return "unknown " + clock.now();
        }
    }

    private static String tool(Settings settings, String name, String usual) {
        return Optional.ofNullable(settings.tools().get(name))
                .map(Path::toString)
                .orElse(usual);
    }

    private long uid() {
        try {
            return ((Number) Files.getAttribute(here.home(), "unix:uid")).longValue();
        } catch (IOException | UnsupportedOperationException unknown) {
            return -1;
        }
    }
}
