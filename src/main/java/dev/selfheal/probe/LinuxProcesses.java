package dev.selfheal.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes in Linux' {@code /proc}. */
record LinuxProcesses(Path proc) implements ProcessTable {
    /** Clock ticks in a second as the kernel shows them to programs: 100 on every platform of today. */
    private static final long TICKS = 100;

    // Fields of /proc/PID/stat, counted from the one after the name in brackets: proc(5) numbers them from 3.
    private static final int STATE = 0;
    private static final int PARENT = 4 - 3;
    private static final int START = 22 - 3;

    @Override
    public List<Seen> all() throws IOException {
        List<Seen> processes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                look(entry).ifPresent(processes::add);
            }
        }
        return processes;
    }

    @Override
    public Optional<Seen> find(long pid) throws IOException {
        return look(proc.resolve(Long.toString(pid)));
    }

    private Optional<Seen> look(Path entry) {
        try {
            String stat = text(entry.resolve("stat"));
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            String[] fields = stat.substring(close + 1).trim().split(" ");
            return Optional.of(new Seen(
                    Long.parseLong(entry.getFileName().toString()),
                    Long.parseLong(fields[PARENT]),
                    executable(entry),
                    stat.substring(open + 1, close),
                    List.of(text(entry.resolve("cmdline")).split("\0")),
                    uptime(Long.parseLong(fields[START])),
                    memory(entry),
                    fields[STATE].equals("Z") || fields[STATE].equals("X")));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException gone) {
            // It ended while it was looked at.
            return Optional.empty();
        }
    }

    private @Nullable Duration uptime(long startTicks) {
        try {
            double machine = Double.parseDouble(text(proc.resolve("uptime")).split(" ")[0]);
            long millis = (long) (machine * 1000) - startTicks * 1000 / TICKS;
            return Duration.ofMillis(Math.max(0, millis));
        } catch (IOException | NumberFormatException hidden) {
            return null;
        }
    }

    private static @Nullable Long memory(Path entry) throws IOException {
        for (String line : text(entry.resolve("status")).split("\n")) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return null;
    }

    /** Known for this user's own processes only. */
    private static @Nullable String executable(Path entry) {
        try {
            String target = Files.readSymbolicLink(entry.resolve("exe")).toString();
            // What the kernel adds once an upgrade has replaced the file.
            return target.endsWith(" (deleted)") ? target.substring(0, target.length() - 10) : target;
        } catch (IOException hidden) {
            return null;
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
