package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One page of the README, for tests that follow it. */
record ReadmePage(String text) {
    /** From this heading to the next. */
    static ReadmePage of(String heading) throws IOException {
        String readme = Files.readString(Box.PROJECT.resolve("README.md"));
        int start = readme.indexOf("## " + heading);
        assertTrue(start >= 0, heading);
        return new ReadmePage(readme.substring(start, readme.indexOf("\n## ", start) + 1));
    }

    /** The content of a fenced block, counted from 0 among those of its language. */
    String block(String language, int number) {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(text);
        for (int i = 0; i <= number; i++) {
            assertTrue(blocks.find(), language + " " + i);
        }
        return blocks.group(1);
    }

    /** The lines that are set off, up to the first that is not. */
    static String indented(String text) {
        return text.lines()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .collect(Collectors.joining("\n"));
    }

    /** What {@code cp -r} of a folder of the project does. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(to.resolve(from.relativize(file)), Files.readString(file));
            }
        }
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
