package dev.selfheal.install.discovery;

import dev.selfheal.install.OwnLabels;
import dev.selfheal.inventory.DiskEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.JobOutline;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at all that runs here, at leisure, for a first inventory: what each job is for, on which ports it listens and what
 * answers there. It only looks: it starts and changes nothing, and sends nothing but the question of a GET.
 */
public final class Survey {
    private static final int MOST_JOBS = 200;
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final DiskEntry.MinFree MIN_FREE = new DiskEntry.MinFree.Percent(10);

    private final Place place;
    private final Supervisor supervisor;
    private final Listeners listeners;
    private final Http http;

    /**
     * Where things are.
     *
     * @param ollama where it listens unless told otherwise
     * @param applications the folders in which a Mac has applications; none elsewhere
     * @param disks folders whose file systems are watched beside the home folder's, if they are others
     */
    public record Place(Path home, URI ollama, List<Path> applications, List<Path> disks) {}

    public Survey(Place place, Supervisor supervisor, Listeners listeners, Http http) {
        this.place = place;
        this.supervisor = supervisor;
        this.listeners = listeners;
        this.http = http;
    }

    /** What is here; what could not be found out in time is written as not known. */
    public Found look(Deadline deadline) throws InterruptedException {
        Remarks remarks = new Remarks();
        List<FoundJob> jobs = listening(jobs(remarks, deadline), deadline);
        if (!jobs.isEmpty() && jobs.stream().noneMatch(job -> job.job().isPresent())) {
            remarks.warn(
                    supervisor.kind().equals("agent")
                            ? "launchd did not answer, as over SSH while nobody is logged in at the screen"
                            : "your systemd user manager did not answer");
        }
        Optional<OllamaEntry> ollama =
                new OllamaFinder(http, place.ollama(), place.applications(), remarks).find(jobs, deadline);
        List<Entry> entries = new ArrayList<>(ollama.stream().toList());
        jobs.forEach(job -> job.describe(remarks, place.home()));
        List<ServiceEntry> services = services(jobs, ollama, remarks, deadline);
        entries.addAll(services);
        for (FoundJob job : jobs) {
            boolean critical = job.server()
                    && job.tunnel().isPresent()
                    && services.stream().noneMatch(one -> one.runBy().equals(Optional.of(job.runBy())));
            entries.add(entry(job, critical, remarks));
        }
        entries.addAll(timers(jobs, remarks, deadline));
        entries.addAll(new JobLogs(place.home(), remarks).of(jobs, ollama.isPresent()));
        entries.addAll(disks());
        return new Found(new Inventory(Settings.DEFAULT, List.copyOf(entries)), remarks);
    }

    private List<FoundJob> jobs(Remarks remarks, Deadline deadline) throws InterruptedException {
        Map<String, FoundJob> jobs = new TreeMap<>();
        for (String name : supervisor.jobs(deadline)) {
            if (jobs.size() == MOST_JOBS) {
                remarks.leaveOut("all jobs after the first " + MOST_JOBS);
                break;
            }
            if (Fit.job(name)) {
                Sight sight = supervisor.look(name, deadline);
                Optional<JobOutline> outline = supervisor.outline(name, deadline);
                // Homebrew gave some jobs a second label, under which the same job may be known.
                String known = sight instanceof Sight.Seen seen ? seen.job().name() : name;
                if (known.equals(name) || !jobs.containsKey(known)) {
                    jobs.put(known, FoundJob.of(supervisor.kind(), known, sight, outline));
                }
                if (!known.equals(name)) {
                    remarks.leaveOut(name + ": it is loaded as " + known);
                }
            } else if (!OwnLabels.own(name)) {
                remarks.leaveOut(supervisor.kind() + " \"" + name + "\": its name cannot be written in an inventory");
            }
        }
        return List.copyOf(jobs.values());
    }

    private List<FoundJob> listening(List<FoundJob> jobs, Deadline deadline) throws InterruptedException {
        Set<String> groups = jobs.stream().flatMap(job -> job.group().stream()).collect(Collectors.toUnmodifiableSet());
        Map<String, List<Listener>> found = listeners.of(groups, deadline);
        return jobs.stream()
                .map(job -> job.with(job.group().map(found::get).orElse(List.of())))
                .toList();
    }

    private List<ServiceEntry> services(
            List<FoundJob> jobs, Optional<OllamaEntry> ollama, Remarks remarks, Deadline deadline) {
        Services services = new Services(new PortLook(http), listeners.firstByChance(), remarks);
        List<ServiceEntry> found = new ArrayList<>();
        for (FoundJob job : jobs) {
            boolean itsOllama = ollama.flatMap(OllamaEntry::runBy)
                    .filter(job.runBy()::equals)
                    .isPresent();
            if (job.server() && !itsOllama) {
                found.addAll(services.of(job, deadline));
            }
        }
        return found;
    }

    private static Entry entry(FoundJob job, boolean critical, Remarks remarks) {
        if (critical) {
            job.remark(
                    remarks,
                    "critical: it is a tunnel (" + job.tunnel().orElse("") + "); nothing of it was found to ask");
        }
        return job.entry(critical);
    }

    /** A timer that was stopped starts nothing: of those that wait now, that is expected. */
    private List<Entry> timers(List<FoundJob> jobs, Remarks remarks, Deadline deadline) throws InterruptedException {
        List<Entry> timers = new ArrayList<>();
        for (FoundJob job : jobs) {
            String timer = job.outline().map(JobOutline::because).orElse("");
            if (job.kind().equals("unit")
                    && timer.endsWith(".timer")
                    && Fit.job(timer)
                    && supervisor.look(timer, deadline) instanceof Sight.Seen seen
                    && seen.job().state() == Job.State.RUNNING) {
                UnitEntry entry = new UnitEntry(timer, false, Expect.RUNNING, List.of(), START_WITHIN, List.of());
                remarks.add(
                        entry.subject(), "starts " + job.name() + "; it waits now, so it is expected to go on waiting");
                timers.add(entry);
            }
        }
        return timers.stream().distinct().toList();
    }

    private List<Entry> disks() {
        List<Entry> disks = new ArrayList<>(List.of(new DiskEntry("~", place.home(), false, MIN_FREE)));
        List<Object> known = new ArrayList<>(store(place.home()).stream().toList());
        for (Path other : place.disks()) {
            Optional<Object> store = store(other);
            if (store.isPresent() && !known.contains(store.get())) {
                known.add(store.get());
                OwnPath path = OwnPath.of(other, place.home());
                disks.add(new DiskEntry(path.written(), path.path(), false, MIN_FREE));
            }
        }
        return disks;
    }

    private static Optional<Object> store(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return Optional.of(List.of(store.name(), Objects.toString(store.type())));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
