package dev.selfheal.supervisor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a unit's text, as {@code systemctl cat} prints it, sends its output and errors to: systemd.exec(5). */
final class UnitOutputs {
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(StandardOutput|StandardError)\\s*=\\s*(.*?)\\s*");
    private static final Pattern TO_FILE = Pattern.compile("(?:file|append|truncate):(/.*|%h.*)");
    private static final Pattern SPECIFIER = Pattern.compile("%(.?)");
    private static final String HOME = "%h";

    private final String name;
    private String output = "";
    private String errors = "";

    UnitOutputs(String name, String text) {
        this.name = name;
        // The last assignment counts: drop-ins come after what they change.
        text.lines().map(ASSIGNMENT::matcher).filter(Matcher::matches).forEach(line -> {
            if (line.group(1).equals("StandardOutput")) {
                output = line.group(2);
            } else {
                errors = line.group(2);
            }
        });
    }

    /** Whether the paths cannot be told without the home folder. */
    boolean needHome() {
        return output.contains(HOME) || errors.contains(HOME);
    }

    /** Without those that hold other specifiers than the common ones. */
    List<String> paths(Optional<String> home) {
        return Stream.of(output, errors)
                .map(TO_FILE::matcher)
                .filter(Matcher::matches)
                .flatMap(file -> expanded(file.group(1), home.orElse("")).stream())
                .toList();
    }

    private Optional<String> expanded(String path, String home) {
        StringBuilder text = new StringBuilder();
        Matcher specifier = SPECIFIER.matcher(path);
        while (specifier.find()) {
            String value =
                    switch (specifier.group(1)) {
                        case "h" -> home;
                        case "n" -> name;
                        case "N" -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
                        case "%" -> "%";
                        default -> "";
                    };
            if (value.isEmpty()) {
                return Optional.empty();
            }
            specifier.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        specifier.appendTail(text);
        return Optional.of(text.toString());
    }
}
