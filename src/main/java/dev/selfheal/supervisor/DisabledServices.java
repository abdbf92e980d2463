package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code launchctl print-disabled}. Before macOS 13 the words were {@code true} (disabled) and {@code false};
 * sections of other things may follow. A label that is not listed is enabled, if the list is whole.
 */
final class DisabledServices {
    private static final Pattern ENTRY = Pattern.compile("\\s*\"(.+?)\" => (.*?)\\s*");
    private static final String SECTION = "disabled services";
    private static final String NONE = "disabled services = (no disabled services)";

    private enum Place {
        OUTSIDE,
        INSIDE,
        ELSEWHERE
    }

    private final String label;
    private final Set<Enabled> found = EnumSet.noneOf(Enabled.class);
    private Place place = Place.OUTSIDE;
    private boolean whole;
    private boolean understood = true;

    private DisabledServices(String label) {
        this.label = label;
    }

    /** What it says of one label; unknown where it says nothing that is understood. */
    static Enabled of(String label, String output) {
        DisabledServices answer = new DisabledServices(label);
        for (String line : output.split("\r?\n", -1)) {
            answer.read(line, line.strip());
        }
        return answer.told();
    }

    private void read(String line, String words) {
        if (words.isEmpty()) {
            return;
        }
        if (place != Place.OUTSIDE && words.equals("}")) {
            whole |= place == Place.INSIDE;
            place = Place.OUTSIDE;
        } else if (place == Place.INSIDE) {
            entry(ENTRY.matcher(line));
        } else if (place == Place.OUTSIDE) {
            open(line, words);
        } else {
            // Nothing else is switched on and off: this is not the section that it seems to be.
            Matcher entry = ENTRY.matcher(line);
            understood &= !words.startsWith(SECTION) && !(entry.matches() && word(entry.group(2)) != Enabled.UNKNOWN);
        }
    }

    private void entry(Matcher entry) {
        if (!entry.matches()) {
            understood = false;
            return;
        }
        Enabled word = word(entry.group(2));
        if (entry.group(1).equals(label)) {
            found.add(word);
        } else {
            understood &= word != Enabled.UNKNOWN;
        }
    }

    private void open(String line, String words) {
        if (words.equals(NONE)) {
            whole = true;
        } else if (words.startsWith(SECTION) && words.endsWith("{")) {
            place = Place.INSIDE;
        } else if (words.endsWith("{") && line.startsWith("\t")) {
            place = Place.ELSEWHERE;
        } else if (ENTRY.matcher(line).matches()) {
            // An entry of no section is one of this section that went astray.
            understood = false;
        }
    }

    private Enabled told() {
        if (found.size() == 1) {
            return found.iterator().next();
        }
        return found.isEmpty() && understood && whole ? Enabled.ENABLED : Enabled.UNKNOWN;
    }

    private static Enabled word(String word) {
        return switch (word) {
            case "enabled", "false" -> Enabled.ENABLED;
            case "disabled", "true" -> Enabled.DISABLED;
            default -> Enabled.UNKNOWN;
        };
    }
}
