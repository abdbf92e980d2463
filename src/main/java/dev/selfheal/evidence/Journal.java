package dev.selfheal.evidence;

import dev.selfheal.evidence.Exhibit.Kind;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What units of this user wrote to systemd's journal; in a container there often is none, which is then said. */
record Journal(Programs programs, Map<String, Path> tools) {
    private static final String NAME = "journalctl";
    private static final String NONE = "-- No entries --";
    private static final int MAX_OUTPUT = 1 << 20;

    Exhibit tail(String unit, Deadline deadline) throws InterruptedException {
        String source = "journal of " + unit;
        List<String> command = List.of(
                tools.getOrDefault(NAME, Path.of(NAME)).toString(),
                "--user",
                "-u",
                unit,
                "-n",
                Integer.toString(Bounds.LOG_LINES),
                "--no-pager",
                "-o",
                "short-iso");
        // One language for all, so that "No entries" is told from an entry.
        Ran ran = programs.run(new Invocation(command, Map.of("LC_ALL", "C.UTF-8"), "", deadline.left(), MAX_OUTPUT));
        if (!(ran instanceof Ran.Exited done)) {
            return Exhibit.missing(Kind.LOG, source, Lines.one(unasked(ran)));
        }
        List<String> lines = Lines.of(end(done.output())).stream()
                .filter(line -> !line.equals(NONE))
                .toList();
        String said = Lines.one(done.errors());
        return Exhibit.of(Kind.LOG, source, lines, said.isEmpty() ? "it has no entry" : NAME + ": " + said);
    }

    /** Its last whole lines: forty entries may be a megabyte, and the search for secrets takes its time. */
    private static String end(String output) {
        int from = output.length() - Tail.WINDOW;
        return from <= 0 ? output : output.substring(output.indexOf('\n', from) + 1);
    }

    private static String unasked(Ran ran) {
        if (ran instanceof Ran.Missing missing) {
            return missing.detail();
        }
        return ran instanceof Ran.Denied denied ? denied.detail() : NAME + " gave no answer in time";
    }
}
