package dev.selfheal.probe;

import dev.selfheal.fact.Host;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The machine as Linux' {@code /proc} tells it. */
record LinuxHost(Path proc, Clock clock) {
    Host look() {
        Map<String, Long> memory = memory();
        List<String> stat = lines("stat");
        Long swap = memory.get("SwapTotal");
        Long swapFree = memory.get("SwapFree");
        // Processors of the machine, as the load is the machine's; this process may be held to fewer.
        int cpus =
                (int) stat.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
        return new Host(
                "host",
                bootedAt(stat),
                firstNumber(lines("loadavg")),
                cpus > 0 ? cpus : Runtime.getRuntime().availableProcessors(),
                memory.get("MemTotal"),
                memory.get("MemAvailable"),
                swap,
                swap == null || swapFree == null ? null : Long.valueOf(swap - swapFree));
    }

    /** Containers make up odd boot times: one in the future, or none, is as good as not told. */
    private @Nullable Instant bootedAt(List<String> stat) {
        Instant now = clock.now();
        for (String line : stat) {
            if (line.matches("btime \\d{1,12}")) {
                Instant at = Instant.ofEpochSecond(Long.parseLong(line.substring(6)));
                if (at.isAfter(Instant.EPOCH) && !at.isAfter(now)) {
                    return at;
                }
            }
        }
        Double up = firstNumber(lines("uptime"));
        return up == null || up < 0 ? null : now.minus(Duration.ofMillis((long) (up * 1000)));
    }

    /** Lines such as {@code MemTotal:  16384 kB}, in bytes. */
    private Map<String, Long> memory() {
        Map<String, Long> bytes = new HashMap<>();
        for (String line : lines("meminfo")) {
            String[] words = line.split("[:\\s]+");
            if (words.length == 3 && words[1].matches("\\d{1,15}") && words[2].equals("kB")) {
                bytes.put(words[0], Long.parseLong(words[1]) * 1024);
            }
        }
        return bytes;
    }

    private static @Nullable Double firstNumber(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.get(0).split(" ")[0];
        return first.matches("\\d{1,15}(\\.\\d{1,9})?") ? Double.valueOf(first) : null;
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(proc.resolve(name));
        } catch (IOException hidden) {
            return List.of();
        }
    }
}
