package dev.selfheal.probe.log;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeException;
import dev.selfheal.probe.ProbeKind;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One probe for each log file that the inventory means. A glob that matches nothing says nothing: a log that was not yet
 * written, or was rotated away, is no trouble. What could not be searched is a failure under the glob's own name. A file that
 * several entries mean is the first one's.
 */
public final class LogProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        List<Probe> probes = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (LogEntry entry : inventory.entries(LogEntry.class)) {
            Globs.Found found = new Globs(Files::newDirectoryStream, doors.clock()).find(entry.glob());
            for (Path file : found.files()) {
                if (taken.add(file)) {
                    probes.add(new LogProbe(entry, file, shown(entry, file), doors));
                }
            }
            if (!found.problems().isEmpty()) {
                probes.add(new Unsearchable(entry, found.problems().get(0)));
            }
        }
        return probes;
    }

    /** The path with the home folder as {@code ~}, where the entry was written so. */
    static String shown(LogEntry entry, Path file) {
        String below = entry.written().startsWith("~/") ? entry.written().substring(1) : "/";
        int home = entry.glob().length() - below.length();
        boolean known = below.length() > 1 && home > 0 && entry.glob().endsWith(below);
        String path = file.toString();
        return known && path.startsWith(entry.glob().substring(0, home) + "/") ? "~" + path.substring(home) : path;
    }

    private record Unsearchable(LogEntry entry, IOException problem) implements Probe {
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
            return Duration.ofSeconds(1);
        }

        @Override
        public List<Fact> look(Deadline deadline) throws ProbeException {
            throw LogProbe.Denial.of(problem)
                    .orElseGet(() -> new ProbeException(Reason.BROKEN, String.valueOf(problem.getMessage())));
        }
    }
}
