package dev.selfheal.supervisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code launchctl print} about one job, as far as its indentation tells: a header that names the job, fields with
 * exactly one leading tab, blocks with more, and a brace at the end. Its manual calls it "not API", so whatever is out of place
 * makes all of it untrustworthy. Braces within blocks are not counted: launchd itself leaves some out.
 */
final class PrintText {
    private static final String OPENS = " = {";
    private static final Pattern FIELD = Pattern.compile("\\t([^\\t=][^=]*?) = (.*)");
    // A field without a value, such as "submitted job. ignore execute allowed".
    private static final Pattern WORDS = Pattern.compile("\\t[A-Za-z\"]");
    private static final Pattern VARIABLE = Pattern.compile("\\t\\t([^\\t=]+?) => (.*)");
    private static final Set<String> ENVIRONMENTS =
            Set.of("inherited environment", "default environment", "environment");
    // What a state is told from: of these, no two that differ may be there, and none in a block that was not closed.
    private static final Set<String> TELLING = Set.of(
            "state",
            "pid",
            "runs",
            "last exit code",
            "last exit status",
            "last terminating signal",
            "last exit reason",
            "job state");

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> declared = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private String block = "";
    private String flaw = "";

    /** @param label of the job that was asked for */
    PrintText(String label, String output) {
        String[] lines = output.split("\r?\n", -1);
        int first = 0;
        int last = lines.length - 1;
        while (first < last && lines[first].isBlank()) {
            first++;
        }
        while (first < last && lines[last].isBlank()) {
            last--;
        }
        if (!opens(lines[first], label)) {
            flaw = "it is not about this job";
        } else if (!lines[last].equals("}")) {
            flaw = "its end is missing";
        }
        for (int i = first + 1; i < last; i++) {
            read(lines[i]);
        }
        if (!block.isEmpty()) {
            flaw("a block of it has no end");
        }
    }

    /** From macOS 11 on with the domain before the label. */
    private static boolean opens(String line, String label) {
        return line.endsWith(OPENS)
                && !line.startsWith("\t")
                && (line.equals(label + OPENS) || line.endsWith("/" + label + OPENS));
    }

    private void read(String line) {
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            field(field.group(1), field.group(2));
        } else if (line.equals("\t}")) {
            block = "";
        } else if (block.isEmpty()) {
            if (!line.isBlank() && !WORDS.matcher(line).lookingAt()) {
                flaw("a line of it is out of place");
            }
        } else if (block.equals("arguments") && line.startsWith("\t\t")) {
            arguments.add(line.substring(2));
        } else if (ENVIRONMENTS.contains(block)) {
            Matcher variable = VARIABLE.matcher(line);
            if (variable.matches()) {
                environment.put(variable.group(1), variable.group(2));
                if (block.equals("environment")) {
                    declared.put(variable.group(1), variable.group(2));
                }
            }
        }
    }

    private void field(String key, String value) {
        String before = fields.putIfAbsent(key, value);
        if (TELLING.contains(key)) {
            if (!block.isEmpty()) {
                flaw("a block of it has no end");
            } else if (before != null && !before.equals(value)) {
                flaw("it says two things of \"" + key + "\"");
            }
        }
        if (value.equals("{")) {
            block = key;
        }
    }

    private void flaw(String what) {
        if (flaw.isEmpty()) {
            flaw = what;
        }
    }

    /** Why none of it can be trusted, in words that quote nothing of it; empty where it is whole. */
    Optional<String> flaw() {
        return Optional.of(flaw).filter(text -> !text.isEmpty());
    }

    /** The value of a field; empty where it has none. */
    String field(String key) {
        return fields.getOrDefault(key, "");
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** The number, or -1. */
    long number(String key) {
        String text = field(key);
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
    }

    /** The variables that reach the job, with their values: secrets may be among them. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Those of them that its definition gives it. */
    Map<String, String> declared() {
        return Map.copyOf(declared);
    }

    /** Its program's, the name of the program first: secrets may be among them. */
    List<String> arguments() {
        return List.copyOf(arguments);
    }
}
