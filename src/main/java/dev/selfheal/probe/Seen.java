package dev.selfheal.probe;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that lives.
 *
 * @param parent pid of the process that started it, or took it over
 * @param executable where it is known, the file that it runs
 * @param command its arguments, the program first; where the platform tells only one line of text, that line alone
 * @param ended whether it is only a remnant that its parent has not taken note of
 */
record Seen(
        long pid,
        long parent,
        @Nullable String executable,
        String name,
        List<String> command,
        @Nullable Duration uptime,
        @Nullable Long memoryBytes,
        boolean ended) {

    String commandLine() {
        return String.join(" ", command);
    }
}
