package dev.selfheal.probe;

import dev.selfheal.fact.Reason;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Ran;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of this machine. */
interface ProcessTable {
    /** All that may be seen; a process that ends meanwhile may be missing. */
    List<Seen> all() throws ProbeException, IOException, InterruptedException;

    Optional<Seen> find(long pid) throws ProbeException, IOException, InterruptedException;

    static ProcessTable of(Tools tools, Deadline deadline) {
        return tools.linux() ? new LinuxProcesses(tools.root().resolve("proc")) : new Ps(tools, deadline);
    }

    /** By {@code ps}, whose options and columns are those that macOS and Linux share. */
    record Ps(Tools tools, Deadline deadline) implements ProcessTable {
        private static final Pattern ROW = Pattern.compile(
                "\\s*(\\d{1,10})\\s+(\\d{1,10})\\s+(?:(\\d{1,5})-)?(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{1,2})\\s+(\\d{1,15})\\s+(\\S.*)");

        @Override
        public List<Seen> all() throws ProbeException, InterruptedException {
            Ran ran = tools.run(deadline.left(), "ps", "-axww", "-o", "pid=,ppid=,etime=,rss=,command=");
            if (ran instanceof Ran.Missing missing) {
                throw new ProbeException(Reason.TOOL_MISSING, missing.detail());
            }
            if (ran instanceof Ran.Denied denied) {
                throw new ProbeException(Reason.DENIED, denied.detail());
            }
            if (!(ran instanceof Ran.Exited done)) {
                throw new ProbeException(Reason.TIMED_OUT, "ps did not end in time");
            }
            List<Seen> processes = new ArrayList<>();
            done.output().lines().forEach(line -> row(line).ifPresent(processes::add));
            // A list that was cut, or that lacks even this very ps, proves nobody's absence.
            if (processes.isEmpty() || done.truncated()) {
                throw new ProbeException(
                        Reason.UNREADABLE_ANSWER, "ps gave no whole list (status " + done.status() + ")");
            }
            return processes;
        }

        @Override
        public Optional<Seen> find(long pid) throws ProbeException, InterruptedException {
            return all().stream().filter(seen -> seen.pid() == pid).findFirst();
        }

        static Optional<Seen> row(String line) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                return Optional.empty();
            }
            Duration uptime = Duration.ofDays(number(row.group(3)))
                    .plusHours(number(row.group(4)))
                    .plusMinutes(number(row.group(5)))
                    .plusSeconds(number(row.group(6)));
            String command = row.group(8);
            return Optional.of(new Seen(
                    Long.parseLong(row.group(1)),
                    Long.parseLong(row.group(2)),
                    null,
                    "",
                    List.of(command),
                    uptime,
                    Long.parseLong(row.group(7)) * 1024,
                    command.endsWith("<defunct>")));
        }

        private static long number(@org.jspecify.annotations.Nullable String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
