package dev.selfheal.probe;

import dev.selfheal.inventory.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whether a process is the one that a check means. */
final class Match {
    /** The kernel keeps so many characters of a process's own name. */
    private static final int LONGEST_NAME = 15;

    private Match() {}

    static boolean of(Check.Running check, Seen process) {
        return check.executable().map(wanted -> executable(wanted, process)).orElse(true)
                && check.arguments()
                        .map(text -> arguments(check, text, process))
                        .orElse(true);
    }

    private static boolean executable(String wanted, Seen process) {
        String first = process.command().get(0);
        if (first.startsWith("-")) {
            first = first.substring(1); // how a login shell is marked
        }
        if (wanted.startsWith("/")) {
            return same(wanted, process.executable()) || starts(first, wanted);
        }
        // A bare name is that of the file, of the program as it was called, or the one that it gave itself.
        return wanted.equals(last(process.executable()))
                || wanted.equals(last(first.split(" ")[0]))
                || (wanted.length() >= LONGEST_NAME
                        ? process.name().equals(wanted.substring(0, LONGEST_NAME))
                        : process.name().equals(wanted))
                || (process.command().size() == 1
                        && wanted.contains(" ")
                        && first.startsWith("/")
                        && inFolder(first, wanted));
    }

    /** For {@code ps}, where a path with blanks and the arguments are one text. */
    private static boolean inFolder(String line, String wanted) {
        for (int at = line.indexOf("/" + wanted); at >= 0; at = line.indexOf("/" + wanted, at + 1)) {
            if (starts(line.substring(at + 1), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(String text, String wanted) {
        return text.equals(wanted) || text.startsWith(wanted + " ");
    }

    private static boolean same(String wanted, @org.jspecify.annotations.Nullable String executable) {
        if (executable == null) {
            return false;
        }
        try {
            return wanted.equals(executable)
                    || Path.of(wanted).toRealPath().toString().equals(executable);
        } catch (IOException | IllegalArgumentException absent) {
            return false;
        }
    }

    private static String last(@org.jspecify.annotations.Nullable String path) {
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean arguments(Check.Running check, String text, Seen process) {
        List<String> command = process.command();
        boolean split = command.size() > 1 && check.executable().isPresent();
        return String.join(" ", split ? command.subList(1, command.size()) : command)
                .contains(text);
    }
}
