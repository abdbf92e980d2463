package dev.selfheal.install.discovery;

import dev.selfheal.install.OwnLabels;
import dev.selfheal.redact.Secrets;
import java.nio.file.Path;
import java.util.Locale;

/** What of all that is found may stand in an inventory: what it reads back as the same, and what is no secret. */
final class Fit {
    private static final int LONGEST = 200;
    private static final String APPLE = "com.apple";
    private static final String GLOB = "*?[]{}\\$";

    private Fit() {}

    /** Whether it is nobody's secret, as far as can be told by its looks. */
    static boolean open(String text) {
        return Secrets.mask(text).equals(text);
    }

    /** The name of a job that may be watched. */
    static boolean job(String name) {
        return !name.isBlank()
                && !name.startsWith(".")
                && name.length() <= LONGEST
                && name.chars().allMatch(c -> c > ' ' && c != 127 && c != ':' && c != '/')
                && !name.toLowerCase(Locale.ROOT).startsWith(APPLE)
                && !OwnLabels.own(name)
                && open(name);
    }

    /** The name of a variable. */
    static boolean variable(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && name.length() <= LONGEST && open(name);
    }

    /** The name of a model on this machine. */
    static boolean model(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && name.chars().allMatch(c -> c > ' ' && c < 127 && c != '@' && c != '$')
                && !name.toLowerCase(Locale.ROOT).endsWith("-cloud")
                && open(name);
    }

    /** A path that means itself, and nothing else, also as a glob. */
    static boolean path(Path path) {
        String text = path.toString();
        return path.isAbsolute()
                && text.chars().noneMatch(c -> Character.isISOControl(c) || GLOB.indexOf(c) >= 0)
                && open(text);
    }

    /** Text of others in a comment: on one line, without what a reader of YAML refuses, and without secrets. */
    static String comment(String text) {
        StringBuilder plain = new StringBuilder();
        Secrets.mask(text)
                .codePoints()
                .map(c -> printable(c) ? c : '?')
                .limit(LONGEST)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
