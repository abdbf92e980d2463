package dev.selfheal.sys;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run: never a shell line.
 *
 * @param command the program and its arguments, at least one
 * @param environment variables set beside those of this process
 * @param input bytes for its standard input, as UTF-8
 * @param within after this time it is ended, with its children
 * @param maxOutput bytes kept of each of its outputs; the rest is read and dropped
 */
public record Invocation(
        List<String> command, Map<String, String> environment, String input, Duration within, int maxOutput) {
    private static final int DEFAULT_MAX_OUTPUT = 1 << 20;

    public Invocation {
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new IllegalArgumentException("command: no program named");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Invocation of(List<String> command, Duration within) {
        return new Invocation(command, Map.of(), "", within, DEFAULT_MAX_OUTPUT);
    }
}
