package dev.selfheal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The {@code /proc} of a scripted machine: as much of it as the probes read. */
final class Proc {
    private static final long TOTAL = 16L << 20;

    private final Path folder;
    private final Map<String, String> written = new HashMap<>();

    Proc(Path root) {
        try {
            folder = Files.createDirectories(root.resolve("proc"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The machine as a whole.
     *
     * @param up time since it booted, sleep included
     * @param available memory that is left, in kilobytes
     */
    void host(Clocks clocks, Duration up, long available) {
        write("stat", "cpu0 1\ncpu1 1\nbtime " + clocks.booted().getEpochSecond() + "\n");
        write("uptime", up.toMillis() / 1000.0 + " 0.0\n");
        write("loadavg", "0.10 0.10 0.10 1/200 1000\n");
        write(
                "meminfo",
                "MemTotal: " + TOTAL + " kB\nMemAvailable: " + available + " kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n");
    }

    /** A process, begun that long after boot. */
    void process(long pid, Duration began) {
        String zeros = " 0".repeat(18);
        write(pid + "/stat", pid + " (daemon) S" + zeros + " " + began.toMillis() / 10 + " 0\n");
        write(pid + "/cmdline", "daemon\0");
        write(pid + "/status", "VmRSS: 1000 kB\n");
    }

    private void write(String name, String text) {
        if (text.equals(written.put(name, text))) {
            return;
        }
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
