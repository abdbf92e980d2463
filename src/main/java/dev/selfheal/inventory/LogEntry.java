package dev.selfheal.inventory;

import java.util.Optional;

/**
 * Log files that match a glob. Each file found is a subject of its own.
 *
 * @param written the glob for people, with the home folder as {@code ~}
 * @param glob absolute; {@code *}, {@code ?}, {@code [...]} and {@code {a,b}} in any part
 */
public record LogEntry(
        String written,
        String glob,
        boolean critical,
        Optional<Long> maxErrorsPerHour,
        Optional<Long> maxSize,
        int keep)
        implements Entry {
    @Override
    public String subject() {
        return "log:" + written;
    }
}
