package dev.selfheal.inventory;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A path as people of this machine write it.
 *
 * @param written with the home folder as {@code ~}, one way for each path
 * @param path absolute, without {@code .} and {@code ..}
 */
public record OwnPath(String written, Path path) {
    private static final String HOME = "$HOME";

    /** @param refusal is told why this is no such path, and what to write */
    static Optional<OwnPath> of(String text, Path home, Consumer<String> refusal) {
        String rest = afterHome(text);
        String whole = rest == null ? text : home + rest;
        Optional<String> wrong = wrong(rest == null ? text : rest, whole);
        if (wrong.isPresent()) {
            refusal.accept(wrong.get());
            return Optional.empty();
        }
        try {
            return Optional.of(of(Path.of(whole), home));
        } catch (InvalidPathException impossible) {
            refusal.accept("is not a path; write an absolute path, or one that begins with ~/");
            return Optional.empty();
        }
    }

    /** The same for an absolute path. */
    public static OwnPath of(Path path, Path home) {
        Path plain = path.normalize();
        if (!plain.startsWith(home)) {
            return new OwnPath(plain.toString(), plain);
        }
        Path below = home.relativize(plain);
        return new OwnPath(below.toString().isEmpty() ? "~" : "~/" + below, plain);
    }

    private static @org.jspecify.annotations.Nullable String afterHome(String text) {
        for (String start : new String[] {"~", HOME}) {
            if (text.equals(start) || text.startsWith(start + "/")) {
                return text.substring(start.length());
            }
        }
        return null;
    }

    private static Optional<String> wrong(String text, String whole) {
        if (text.startsWith("~")) {
            return Optional.of("names somebody's home; only ~/ for your own is expanded: write the whole path");
        }
        int dollar = text.indexOf('$');
        if (dollar >= 0 && dollar + 1 < text.length() && startsVariable(text.charAt(dollar + 1))) {
            return Optional.of("names a variable; only ~ and $HOME at the start are expanded: write the whole path");
        }
        return whole.startsWith("/")
                ? Optional.empty()
                : Optional.of("is a relative path; write the whole path, or one that begins with ~/");
    }

    private static boolean startsVariable(char c) {
        return Character.isLetter(c) || c == '_' || c == '{';
    }
}
