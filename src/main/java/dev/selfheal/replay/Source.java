package dev.selfheal.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file or stream with recordings in it.
 *
 * @param name for people
 * @param line the only one that is wanted; 0 for all
 * @param found whether nobody named it, but it lay in a folder that was named: what is there may be of another sort
 */
record Source(String name, int line, boolean found, Opening opening) {
    /** Standard input. */
    static final String STANDARD_INPUT = "-";

    private static final Pattern ONE_LINE = Pattern.compile("(.+):([1-9][0-9]{0,8})");

    /** How it is opened, once. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * The sources behind one input: a file, {@code FILE:LINE}, every {@code .json} and {@code .jsonl} below a folder in the
     * order of their paths, or {@code -}.
     */
    static List<Source> of(String input, InputStream standardInput) throws IOException {
        if (input.equals(STANDARD_INPUT)) {
            return List.of(new Source(STANDARD_INPUT, 0, false, () -> standardInput));
        }
        Path path = Path.of(input);
        if (Files.isDirectory(path)) {
            try (Stream<Path> below = Files.walk(path)) {
                return below.filter(file -> file.toString().matches("(?s).*\\.jsonl?"))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .map(file -> new Source(file.toString(), 0, true, () -> Files.newInputStream(file)))
                        .toList();
            }
        }
        Matcher one = ONE_LINE.matcher(input);
        if (one.matches() && Files.notExists(path)) {
            Path file = Path.of(one.group(1));
            return List.of(
                    new Source(one.group(1), Integer.parseInt(one.group(2)), false, () -> Files.newInputStream(file)));
        }
        return List.of(new Source(input, 0, false, () -> Files.newInputStream(path)));
    }

    static String place(String source, int line) {
        String name = source.equals(STANDARD_INPUT) ? "standard input" : source;
        return line == 0 ? name : name + ":" + line;
    }

    /** Why it cannot be read, in words. */
    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        String why = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return "cannot be read: " + (why == null ? failure.getClass().getSimpleName() : why);
    }
}
