package dev.selfheal.probe;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some processes of the list, as lines for people; secrets are not yet removed. */
public final class ProcessLines {
    private final Tools tools;

    public ProcessLines(Inventory inventory, Doors doors) {
        this.tools = Tools.of(inventory, doors);
    }

    /**
     * A line for each of these processes and of all that they started, parents first.
     *
     * @param part a text in the command line that makes a process one of them too
     */
    public List<String> lines(Set<Long> pids, Optional<String> part, Deadline deadline)
            throws ProbeException, IOException, InterruptedException {
        List<Seen> all = new ArrayList<>(ProcessTable.of(tools, deadline).all());
        all.sort(Comparator.comparing(Seen::pid));
        Deque<Seen> next = new ArrayDeque<>();
        all.stream()
                .filter(seen -> pids.contains(seen.pid())
                        || part.filter(seen.commandLine()::contains).isPresent())
                .forEach(next::add);
        Set<Long> told = new HashSet<>();
        List<String> lines = new ArrayList<>();
        while (!next.isEmpty()) {
            Seen one = next.remove();
            if (told.add(one.pid())) {
                lines.add(line(one));
                all.stream().filter(seen -> seen.parent() == one.pid()).forEach(next::add);
            }
        }
        return lines;
    }

    private static String line(Seen process) {
        String uptime = process.uptime() == null ? "" : ", for " + RunningLook.people(process.uptime());
        String memory = process.memoryBytes() == null ? "" : ", " + (process.memoryBytes() >> 20) + " MB";
        String ended = process.ended() ? ", ended and not taken note of" : "";
        // A kernel thread and a remnant have no command line.
        String command = process.commandLine().isBlank() ? "[" + process.name() + "]" : process.commandLine();
        return "pid " + process.pid() + " of " + process.parent() + uptime + memory + ended + ": " + command;
    }
}
