package dev.selfheal.install.discovery;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By {@code lsof}, in its output for other programs: lsof(8). launchd makes each job the leader of a process group, so that
 * the job's process names the group of all that it started.
 */
public final class MacListeners implements Listeners {
    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final int MAX_GROUPS = 500;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("(\\*|[0-9.]{7,15}|\\[[0-9A-Fa-f:.%a-z]{2,60}]):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    private final Programs programs;
    private final String lsof;

    /** @param lsof {@code /usr/sbin/lsof} */
    public MacListeners(Programs programs, String lsof) {
        this.programs = programs;
        this.lsof = lsof;
    }

    /** {@code net.inet.ip.portrange.first}, and the range of IANA: RFC 6335. */
    @Override
    public int firstByChance() {
        return 49_152;
    }

    @Override
    public Map<String, List<Listener>> of(Set<String> groups, Deadline deadline) throws InterruptedException {
        List<String> numbers = new TreeSet<>(groups)
                .stream()
                        .filter(group -> NUMBER.matcher(group).matches())
                        .limit(MAX_GROUPS)
                        .toList();
        Duration within = deadline.atMost(ASKING).left();
        if (numbers.isEmpty() || within.isZero()) {
            return Map.of();
        }
        Ran ran = programs.run(Invocation.of(
                List.of(
                        lsof,
                        "-nP",
                        "-w",
                        "-a",
                        "-g",
                        String.join(",", numbers),
                        "-iTCP",
                        "-sTCP:LISTEN",
                        "+c",
                        "0",
                        "-Fpgcn"),
                within));
        // Its status is 1 where any of the groups has nothing to show, so that only what it prints tells.
        return ran instanceof Ran.Exited exited ? read(exited.output(), Set.copyOf(numbers)) : Map.of();
    }

    /** A field a line, the first character of which says what it is: each process before its files. */
    private static Map<String, List<Listener>> read(String output, Set<String> asked) {
        Map<String, List<Listener>> found = new TreeMap<>();
        String group = "";
        String program = "";
        for (String line : output.split("\n")) {
            String value = line.isEmpty() ? "" : line.substring(1);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 'p' -> {
                    group = "";
                    program = "";
                }
                case 'g' -> group = asked.contains(value) ? value : "";
                case 'c' -> program = value;
                case 'n' -> {
                    Matcher name = NAME.matcher(value);
                    if (!group.isEmpty() && name.matches()) {
                        add(found, group, name, program);
                    }
                }
                default -> {
                    // A field that was not asked for: a file's descriptor is always there.
                }
            }
        }
        return found;
    }

    private static void add(Map<String, List<Listener>> found, String group, Matcher name, String program) {
        int port = Integer.parseInt(name.group(2));
        if (port > 0 && port <= LAST_PORT) {
            List<Listener> own = found.computeIfAbsent(group, any -> new ArrayList<>());
            Listener one = new Listener(name.group(1).replaceAll("[\\[\\]]", ""), port, program);
            if (!own.contains(one)) {
                own.add(one);
            }
        }
    }
}
