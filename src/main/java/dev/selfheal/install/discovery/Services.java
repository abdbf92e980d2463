package dev.selfheal.install.discovery;

import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.supervisor.JobOutline;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The services that servers among the jobs offer on this machine. */
final class Services {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_OF_A_JOB = 3;
    private static final int MOST = 30;
    private static final Set<String> VAGUE =
            Set.of("server", "service", "agent", "daemon", "helper", "main", "app", "web", "api", "launcher", "worker");

    private final PortLook look;
    private final int firstByChance;
    private final Remarks remarks;
    private final Set<String> ids = new HashSet<>(Set.of("ollama"));
    private int asked;

    Services(PortLook look, int firstByChance, Remarks remarks) {
        this.look = look;
        this.firstByChance = firstByChance;
        this.remarks = remarks;
    }

    /** What it offers; nothing is asked that listens for others than this machine only. */
    List<ServiceEntry> of(FoundJob job, Deadline deadline) {
        List<ServiceEntry> found = new ArrayList<>();
        List<Listener> steady = new ArrayList<>();
        for (Listener listener : onePerPort(job.listeners())) {
            if (!listener.local()) {
                job.remark(
                        remarks,
                        "it listens on an address of the network, port " + listener.port() + ", which was not asked");
            } else if (byChance(job, listener.port())) {
                job.remark(
                        remarks,
                        "it listens on port " + listener.port()
                                + ", which may be another the next time, so it is not watched");
            } else {
                steady.add(listener);
            }
        }
        Optional<ServiceEntry> ready = ready(job, steady, deadline);
        if (ready.isPresent()) {
            return List.of(ready.get());
        }
        for (Listener listener : steady) {
            if (found.size() < MOST_OF_A_JOB && asked < MOST) {
                asked++;
                found.add(entry(
                        job,
                        listener,
                        look.look(listener, deadline),
                        job.tunnel().isPresent()));
            } else {
                job.remark(remarks, "it also listens on port " + listener.port());
            }
        }
        return found;
    }

    private Optional<ServiceEntry> ready(FoundJob job, List<Listener> listeners, Deadline deadline) {
        Optional<String> path = job.tunnel().flatMap(Tunnels::readyPath);
        if (path.isPresent()) {
            for (Listener listener : listeners) {
                Optional<PortLook.Way> way = look.ready(listener, path.get(), deadline);
                if (way.isPresent()) {
                    return Optional.of(entry(job, listener, way.get(), true));
                }
            }
        }
        return Optional.empty();
    }

    private ServiceEntry entry(FoundJob job, Listener listener, PortLook.Way way, boolean tunnel) {
        ServiceEntry entry = new ServiceEntry(
                id(job.name(), listener.port()),
                tunnel,
                way.check(),
                Optional.of(job.runBy()),
                START_WITHIN,
                List.of());
        remarks.add(entry.subject(), job.name() + " listens on " + listener.authority() + "; " + way.why());
        if (tunnel) {
            remarks.add(
                    entry.subject(), "critical: it is a tunnel (" + job.tunnel().orElse("") + ")");
        }
        return entry;
    }

    /** Such a port is given to whoever asks for any; one that its definition speaks of is meant. */
    private boolean byChance(FoundJob job, int port) {
        return port >= firstByChance
                && !job.outline().map(JobOutline::ports).orElse(Set.of()).contains(port);
    }

    private static List<Listener> onePerPort(List<Listener> listeners) {
        List<Listener> all = new ArrayList<>(listeners);
        all.sort(Comparator.comparingInt(Listener::port)
                .thenComparing(listener -> !listener.local())
                .thenComparing(Listener::host));
        Set<Integer> ports = new HashSet<>();
        return all.stream().filter(listener -> ports.add(listener.port())).toList();
    }

    /** The end of the job's name, with more of it where that says little, and with the port where it is taken. */
    private String id(String job, int port) {
        String[] parts = job.replaceFirst("\\.service$", "").split("\\.");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        String more = parts.length > 1 && VAGUE.contains(last) ? parts[parts.length - 2] + "-" + last : last;
        String plain = more.replaceAll("[^\\p{L}\\p{N}_]+", "-");
        String id = plain.isEmpty() ? "service" : plain;
        if (!ids.add(id)) {
            id += "-" + port;
            for (int i = 2; !ids.add(id); i++) {
                id = plain + "-" + port + "-" + i;
            }
        }
        return id;
    }
}
