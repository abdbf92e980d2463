package dev.selfheal.replay;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that is no recording, or a source that cannot be read.
 *
 * @param source the file as it was named, or {@code -} for standard input
 * @param line of the source, from 1; 0 where the whole of it is meant
 * @param problems all that is wrong, each with its JSON path and what was expected
 * @param harmless whether nothing is lost by leaving it out: the unfinished last line of a file whose writer was killed, which
 *     the next cycle writes again, or a file of another sort in a folder of recordings
 */
public record Unreadable(String source, int line, List<String> problems, boolean harmless) implements Entry {
    @Override
    public String place() {
        return Source.place(source, line);
    }

    /** One line for each problem. */
    @Override
    public String toString() {
        return problems.stream().map(problem -> place() + ": " + problem).collect(Collectors.joining("\n"));
    }
}
