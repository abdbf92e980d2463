package dev.selfheal.bench;

import dev.selfheal.diagnosis.Fencing;
import dev.selfheal.redact.Names;
import dev.selfheal.redact.Secrets;
import dev.selfheal.testing.Planted;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How many megabytes a second are masked and fenced, and how that grows with the length of a hostile line. Prints figures and
 * asserts nothing about them.
 */
public final class Masking {
    private static final int SIZE = 4 << 20;
    private static final int RUNS = 7;
    private static final int KILOBYTES = 8;
    private static final List<String> HOSTILE =
            List.of("a", "=", "-----", "eyJ", " ", "key=", "\"", "://a:", "--token ", "\u200B");

    private Masking() {}

    public static void main(String[] arguments) {
        List<String> ordinary = log(Planted.lines("ordinary.txt"));
        List<String> mixed = new ArrayList<>(Planted.lines("ordinary.txt"));
        // One line in ten holds a secret.
        Planted.each(1, 7).stream().limit(mixed.size() / 10).forEach(planted -> mixed.add(planted.text()));
        List<String> leaky = log(mixed);
        System.out.printf(
                Locale.ROOT,
                "megabytes a second of processor time, median of %d runs over %d MB of log lines, Java %s%n",
                RUNS,
                SIZE >> 20,
                System.getProperty("java.version"));
        Names names = new Names("ada", "ada-mini", "/home/ada");
        rate("secrets, ordinary lines", ordinary, Secrets::mask);
        rate("secrets, one line in ten with one", leaky, Secrets::mask);
        rate("secrets, all lines as one text", List.of(String.join("\n", ordinary)), Secrets::mask);
        rate("secrets and names", ordinary, names::mask);
        rate("secrets, and fenced", ordinary, Fencing.by(Secrets::mask));
        rate("secrets and names, and fenced", ordinary, Fencing.by(names::mask));
        System.out.printf(Locale.ROOT, "%n%d KB of one thing, microseconds, and of eight times as much:%n", KILOBYTES);
        for (String part : HOSTILE) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %8.0f %8.0f%n",
                    part.replace("\u200B", "zero width"),
                    micros(part.repeat(KILOBYTES * 1024 / part.length())),
                    micros(part.repeat(8 * KILOBYTES * 1024 / part.length())));
        }
    }

    private static List<String> log(List<String> kinds) {
        Random random = new Random(7);
        List<String> log = new ArrayList<>();
        for (int size = 0; size < SIZE; ) {
            log.add(kinds.get(random.nextInt(kinds.size())));
            size += log.get(log.size() - 1).length() + 1;
        }
        return log;
    }

    private static void rate(String what, List<String> lines, Consumer<String> work) {
        long bytes = lines.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1L)
                .sum();
        lines.forEach(work); // until it is compiled
        List<Long> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long begun = processor();
            lines.forEach(work);
            times.add(processor() - begun);
        }
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-36s %7.1f MB/s, slowest %.1f%n",
                what,
                bytes * 1e3 / times.get(RUNS / 2),
                bytes * 1e3 / times.get(RUNS - 1));
    }

    private static double micros(String text) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long begun = processor();
            Secrets.mask(text);
            least = Math.min(least, processor() - begun);
        }
        return least / 1e3;
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
