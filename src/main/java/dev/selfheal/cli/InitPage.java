package dev.selfheal.cli;

import dev.selfheal.install.discovery.Found;
import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.DiskEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.UnitEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@code init} found, in numbers, and what to do next.
 *
 * @param home of the reader, shown as {@code ~}
 */
record InitPage(Path home) {
    String print(Path file, Found found) {
        return "Wrote " + file.toString().replace(home + "/", "~/") + ":\n\n  " + String.join("\n  ", counts(found))
                + """


                Next: read it, and say in it what else matters to you (critical: true). Then
                  selfheal check             tells what is wrong with it
                  selfheal run --dry-run     shows what would be done, and does nothing
                """;
    }

    private static List<String> counts(Found found) {
        List<Entry> all = found.inventory().entries();
        List<String> lines = new ArrayList<>();
        for (Entry entry : all) {
            if (entry instanceof OllamaEntry ollama) {
                lines.add("Ollama with " + counted(ollama.models().size(), "model")
                        + ollama.runBy().map(by -> ", run by " + by.name()).orElse(""));
            }
        }
        if (count(all, AgentEntry.class::isInstance) + count(all, UnitEntry.class::isInstance) == 0) {
            lines.add("no job of yours: no LaunchAgent, no systemd user unit");
        }
        add(lines, count(all, ServiceEntry.class::isInstance), "service", "found listening");
        add(lines, count(all, entry -> expects(entry, Expect.RUNNING)), "job", "expected to run");
        add(lines, count(all, entry -> expects(entry, Expect.SCHEDULED)), "job", "expected to run at its times");
        add(
                lines,
                count(all, entry -> expects(entry, Expect.ANY) || expects(entry, Expect.LOADED)),
                "job",
                "of which nothing is expected, or only to be loaded");
        add(lines, count(all, LogEntry.class::isInstance), "log", "written by these jobs");
        add(lines, count(all, DiskEntry.class::isInstance), "disk", "to keep 10% of free");
        add(lines, found.remarks().leftOut().size(), "more", "left out, see the end of the file");
        List<String> critical =
                all.stream().filter(Entry::critical).map(Entry::subject).toList();
        lines.add("critical: " + (critical.isEmpty() ? "nothing" : String.join(" ", critical)));
        return lines;
    }

    private static long count(List<Entry> all, Predicate<Entry> which) {
        return all.stream().filter(which).count();
    }

    private static boolean expects(Entry entry, Expect expect) {
        return (entry instanceof AgentEntry agent && agent.expect() == expect)
                || (entry instanceof UnitEntry unit && unit.expect() == expect);
    }

    private static void add(List<String> lines, long number, String what, String which) {
        if (number > 0) {
            lines.add(counted(number, what) + " " + which);
        }
    }

    private static String counted(long number, String word) {
        return number + " " + word + (number == 1 || word.equals("more") ? "" : "s");
    }
}
