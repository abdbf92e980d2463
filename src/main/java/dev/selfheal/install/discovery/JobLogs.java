package dev.selfheal.install.discovery;

import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.supervisor.JobOutline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The logs that definitions of jobs name, and Ollama's own. */
record JobLogs(Path home, Remarks remarks) {
    private static final int MOST = 50;
    private static final int KEEP = 3;
    private static final String OLLAMAS = ".ollama/logs/server.log";

    List<LogEntry> of(List<FoundJob> jobs, boolean ollama) {
        Map<Path, List<String>> writers = new TreeMap<>();
        for (FoundJob job : jobs) {
            for (Path log : job.outline().map(JobOutline::outputs).orElse(List.of())) {
                if (Fit.path(log) && Files.isRegularFile(log)) {
                    writers.computeIfAbsent(log, any -> new ArrayList<>()).add("written by " + job.name());
                }
            }
        }
        Path server = home.resolve(OLLAMAS);
        if (ollama && Files.isRegularFile(server)) {
            writers.computeIfAbsent(server, any -> new ArrayList<>()).add("where Ollama's app keeps its server's log");
        }
        List<LogEntry> logs = new ArrayList<>();
        writers.forEach((path, why) -> {
            if (logs.size() < MOST) {
                logs.add(entry(path, why));
            }
        });
        return logs;
    }

    private LogEntry entry(Path path, List<String> why) {
        OwnPath own = OwnPath.of(path, home);
        LogEntry entry =
                new LogEntry(own.written(), own.path().toString(), false, Optional.empty(), Optional.empty(), KEEP);
        why.forEach(text -> remarks.add(entry.subject(), text));
        return entry;
    }
}
