package dev.selfheal.install.discovery;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.DiskEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what there is to watch where nobody has said so. Nothing found is critical, and of no job more is expected than
 * that it can be looked at: what its owner wants of it is not known.
 */
public final class Discovery {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final DiskEntry.MinFree MIN_FREE = new DiskEntry.MinFree.Percent(10);

    private final Path home;
    private final FoundLogs logs;
    private final Supervisor supervisor;
    private final Http http;
    private final URI ollama;

    /** @param logs the platform's usual folder for logs, see {@link #usualLogs} */
    public Discovery(Path home, Path logs, Supervisor supervisor, Http http) {
        this(home, logs, supervisor, http, Settings.OLLAMA);
    }

    Discovery(Path home, Path logs, Supervisor supervisor, Http http, URI ollama) {
        this.home = home;
        this.logs = new FoundLogs(logs, home);
        this.supervisor = supervisor;
        this.http = http;
        this.ollama = ollama;
    }

    /**
     * Where programs keep their logs on this platform.
     *
     * @param stateHome the value of {@code XDG_STATE_HOME} (XDG Base Directory Specification), if there is one
     */
    public static Path usualLogs(Platform platform, Path home, Optional<String> stateHome) {
        if (platform == Platform.MACOS) {
            return home.resolve("Library/Logs");
        }
        // The specification says that a relative path there is to be ignored.
        return stateHome.map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".local/state"));
    }

    /** What is here; what could not be found out in time is left out. */
    public Inventory discover(Deadline deadline) throws InterruptedException {
        List<Entry> found = new ArrayList<>();
        new OllamaSearch(http).at(ollama, deadline).ifPresent(found::add);
        supervisor.jobs(deadline).stream().filter(Fit::job).forEach(job -> found.add(job(job)));
        found.addAll(logs.newest());
        found.add(new DiskEntry("~", home, false, MIN_FREE));
        return new Inventory(Settings.DEFAULT, List.copyOf(found));
    }

    private Entry job(String name) {
        return supervisor.kind().equals("agent")
                ? new AgentEntry(name, false, Expect.ANY, List.of(), false, START_WITHIN, List.of())
                : new UnitEntry(name, false, Expect.ANY, List.of(), START_WITHIN, List.of());
    }
}
