package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code launchctl print-disabled}. A label that is not listed is enabled. Before macOS 13 the words were
 * {@code true} (disabled) and {@code false}; sections of other things may follow.
 */
final class DisabledServices {
    private static final Pattern ENTRY = Pattern.compile("\\s*\"(.+?)\" => (.*?)\\s*");
    private static final String SECTION = "disabled services";

    private DisabledServices() {}

    /** What it says of one label; unknown where it says nothing that is understood. */
    static Enabled of(String label, String output) {
        boolean inside = true; // an answer may begin without its header
        boolean understood = false;
        for (String line : output.split("\n", -1)) {
            Matcher entry = ENTRY.matcher(line);
            if (inside && entry.matches()) {
                understood = true;
                if (entry.group(1).equals(label)) {
                    return word(entry.group(2));
                }
            } else if (line.contains(SECTION)) {
                understood = true;
                inside = line.endsWith("{");
            } else if (line.endsWith("{") || line.strip().equals("}")) {
                inside = false;
            }
        }
        return understood ? Enabled.ENABLED : Enabled.UNKNOWN;
    }

    private static Enabled word(String word) {
        return switch (word) {
            case "enabled", "false" -> Enabled.ENABLED;
            case "disabled", "true" -> Enabled.DISABLED;
            default -> Enabled.UNKNOWN;
        };
    }
}
