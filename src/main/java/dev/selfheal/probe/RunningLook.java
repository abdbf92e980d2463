package dev.selfheal.probe;

import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Check;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a process lives: the one that a pid file names, or one with this executable and arguments. */
record RunningLook(Check.Running check, Tools tools, Clock clock) implements Look.Way {
    /** A process cannot be younger than the file that names it, but clocks and slow starters need some room. */
    private static final Duration REUSE_TOLERANCE = Duration.ofSeconds(60);

    private static final int LONGEST_PID_FILE = 100;

    @Override
    public Look look(Deadline deadline) throws ProbeException, IOException, InterruptedException {
        ProcessTable table = ProcessTable.of(tools, deadline);
        return check.pidFile().isPresent() ? byFile(check.pidFile().get(), table) : byName(table);
    }

    private Look byFile(Path file, ProcessTable table) throws ProbeException, IOException, InterruptedException {
        Optional<BasicFileAttributes> attributes = Paths.look(file);
        if (attributes.isEmpty()) {
            return Look.of(ServiceState.DOWN, "there is no pid file " + file);
        }
        String text = text(file).strip();
        if (!text.matches("[1-9]\\d{0,9}")) {
            return Look.of(ServiceState.DOWN, "the pid file " + file + " holds no process id");
        }
        Optional<Seen> found = table.find(Long.parseLong(text));
        if (found.isEmpty() || found.get().ended()) {
            return Look.of(ServiceState.DOWN, "process " + text + ", named by " + file + ", has ended");
        }
        Seen process = found.get();
        boolean named = check.executable().isPresent() || check.arguments().isPresent();
        Duration fileAge = Duration.between(attributes.get().lastModifiedTime().toInstant(), clock.now());
        boolean reused = named
                ? !Match.of(check, process)
                : process.uptime() != null
                        && process.uptime().plus(REUSE_TOLERANCE).compareTo(fileAge) < 0;
        return reused
                ? Look.of(
                        ServiceState.DOWN,
                        "pid " + text + " of " + file + " now belongs to another process: " + say(process))
                : up(process, "");
    }

    /** The first line; a pid file may hold more below, as that of PostgreSQL does. */
    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String all = new String(in.readNBytes(LONGEST_PID_FILE), StandardCharsets.ISO_8859_1);
            return all.lines().findFirst().orElse("");
        }
    }

    private Look byName(ProcessTable table) throws ProbeException, IOException, InterruptedException {
        long self = ProcessHandle.current().pid();
        List<Seen> matching = table.all().stream()
                .filter(process -> process.pid() != self && !process.ended() && Match.of(check, process))
                .sorted(Comparator.comparing(RunningLook::age).reversed().thenComparing(Seen::pid))
                .toList();
        if (matching.isEmpty()) {
            return Look.of(ServiceState.DOWN, "no process " + wanted());
        }
        int others = matching.size() - 1;
        return up(matching.get(0), others == 0 ? "" : ", the oldest of " + matching.size());
    }

    private String wanted() {
        String executable = check.executable().map(name -> "runs " + name).orElse("");
        String arguments = check.arguments()
                .map(text -> (executable.isEmpty() ? "has \"" : " with \"") + text + "\" in its arguments")
                .orElse("");
        return Secrets.mask(executable + arguments);
    }

    private static Look up(Seen process, String more) {
        String since = process.uptime() == null ? "" : " for " + people(process.uptime());
        return Look.of(ServiceState.UP, process, "pid " + process.pid() + " has run" + since + more);
    }

    private static Duration age(Seen process) {
        return process.uptime() == null ? Duration.ZERO : process.uptime();
    }

    private static String say(Seen process) {
        return Secrets.line(process.commandLine(), 80);
    }

    static String people(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
