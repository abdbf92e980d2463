package dev.selfheal.replay;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that is no recording, or a source that cannot be read.
 *
 * @param source the file as it was named, or {@code -} for standard input
 * @param line of the source, from 1; 0 where the whole of it is meant
 * @param problems all that is wrong, each with its JSON path and what was expected
 * @param torn whether it is the unfinished last line of a file whose writer was killed: that happens, and nothing is lost by it,
 *     as the next cycle writes the line again
 */
public record Unreadable(String source, int line, List<String> problems, boolean torn) implements Entry {
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
