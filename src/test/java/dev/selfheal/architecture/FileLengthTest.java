package dev.selfheal.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a file wants to grow, a concept is missing. */
class FileLengthTest {
    private static final int MEDIAN_AT_MOST = 80;
    private static final int NONE_ABOVE = 300;
    private static final Path MAIN = Path.of(System.getProperty("selfheal.home"), "src", "main", "java");

    private record Source(Path file, int lines) {}

    @Test
    void files_stay_short() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (var files = Files.walk(MAIN)) {
            for (Path file : files.filter(FileLengthTest::counts).toList()) {
                sources.add(new Source(
                        MAIN.relativize(file), Files.readAllLines(file).size()));
            }
        }
        sources.sort(Comparator.comparingInt(Source::lines).reversed());
        assertTrue(sources.size() > 80, "only " + sources.size() + " files");
        int median = sources.get(sources.size() / 2).lines();
        System.out.println("Source files: " + sources.size() + ", median " + median + " lines; the longest:");
        sources.stream().limit(5).forEach(source -> System.out.println("  " + source.lines() + "  " + source.file()));
        assertTrue(median <= MEDIAN_AT_MOST, "median " + median);
        Source longest = sources.get(0);
        assertTrue(longest.lines() <= NONE_ABOVE, longest.file() + " has " + longest.lines() + " lines");
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("package-info.java");
    }
}
