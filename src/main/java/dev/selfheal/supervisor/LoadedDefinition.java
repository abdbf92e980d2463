package dev.selfheal.supervisor;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definition by which launchd runs a loaded job, from {@code launchctl print}. launchd never reads a property list again
 * by itself, so it may be older than the file. Only what both sides say is compared: a line that is missing proves nothing.
 */
final class LoadedDefinition {
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,9}) seconds");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}]*");

    private final PrintText text;

    LoadedDefinition(PrintText text) {
        this.text = text;
    }

    private boolean whole() {
        return text.flaw().isEmpty();
    }

    /** Names of the variables of a definition that the loaded job has otherwise or not at all, sorted. */
    List<String> staleVariables(Definition definition) {
        TreeSet<String> stale = new TreeSet<>();
        if (whole() && text.has("environment")) {
            definition.environment().forEach((name, value) -> {
                String loaded = text.declared().get(name);
                if (ONE_LINE.matcher(value).matches()
                        && (loaded == null || !loaded.strip().equals(value.strip()))) {
                    stale.add(name);
                }
            });
        }
        return List.copyOf(stale);
    }

    /** What else of a definition the loaded job has otherwise, in words and sorted; what it is instead is not said. */
    List<String> staleParts(Definition definition) {
        TreeSet<String> stale = new TreeSet<>();
        if (!whole()) {
            return List.of();
        }
        Map.of(
                        "program", definition.program(),
                        "working directory", definition.workingDirectory(),
                        "stdout path", definition.output(),
                        "stderr path", definition.errors())
                .forEach(
                        (part, path) -> path.filter(file -> differs(part, file)).ifPresent(any -> stale.add(part)));
        boolean comparable = !definition.globbed()
                && text.has("arguments")
                && definition.arguments().stream()
                        .allMatch(one -> ONE_LINE.matcher(one).matches());
        if (comparable
                && !definition.arguments().isEmpty()
                && !definition.arguments().equals(text.arguments())) {
            stale.add("arguments");
        }
        Matcher interval = INTERVAL.matcher(text.field("run interval"));
        if (interval.matches()
                && definition.interval().isPresent()
                && definition.interval().getAsLong() != Long.parseLong(interval.group(1))) {
            stale.add("start interval");
        }
        return List.copyOf(stale);
    }

    /** A relative path is shown as launchd resolved it. */
    private boolean differs(String key, String path) {
        String loaded = text.field(key);
        return path.startsWith("/") && loaded.startsWith("/") && !loaded.equals(path);
    }
}
