package dev.selfheal.bench;

import com.sun.net.httpserver.HttpServer;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.UserManager;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long a cold {@code ./selfheal run} takes, as a whole process from start to exit, over 5 services, 4 units of a real
 * systemd user manager, 7 files, 4 logs (one of 200 MB), a disk and Ollama, all healthy. Prints figures and asserts nothing
 * about them; it fails only if a run is not healthy.
 */
public final class ColdRun {
    private static final int RUNS = 15;
    private static final long LARGE_LOG = 200L << 20;

    private ColdRun() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("selfheal.home", ".")).toAbsolutePath();
        List<HttpServer> services = new ArrayList<>();
        try (UserManager systemd = UserManager.start();
                OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b").install("nomic-embed-text:latest");
            Path home = systemd.home();
            Path inventory = inventory(home, systemd, ollama, services);
            System.out.println(
                    "first after a build (makes the class-data archive): " + millis(run(project, systemd, inventory)));
            System.out.println(
                    "second (every log seen for the first time before): " + millis(run(project, systemd, inventory)));
            Duration[] times = new Duration[RUNS];
            for (int i = 0; i < RUNS; i++) {
                times[i] = run(project, systemd, inventory);
            }
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "cold run, %d times, Java %s, %d cores: median %s, slowest %s, fastest %s%n",
                    RUNS,
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    millis(times[RUNS / 2]),
                    millis(times[RUNS - 1]),
                    millis(times[0]));
        } finally {
            services.forEach(service -> service.stop(0));
        }
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }

    private static Duration run(Path project, UserManager systemd, Path inventory) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(project.resolve("selfheal").toString(), "run", "--inventory", inventory.toString());
        builder.environment().putAll(systemd.environment());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path output = inventory.resolveSibling("output.txt");
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a run did not end within 300 s");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String report = Files.readString(output);
        if (process.exitValue() != 0 || !report.contains("HEALTHY")) {
            throw new IllegalStateException("a run that should be healthy was not:\n" + report);
        }
        return took;
    }

    private static Path inventory(Path home, UserManager systemd, OllamaDouble ollama, List<HttpServer> services)
            throws IOException {
        StringBuilder yaml = new StringBuilder("version: 1\nollama: {url: \"" + ollama.url()
                + "\", critical: true, models: [\"qwen2.5:7b\", nomic-embed-text]}\nservices:\n");
        for (int i = 0; i < 5; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            services.add(server);
            yaml.append("  - {id: s%d, critical: true, http: {url: \"http://127.0.0.1:%d/\", within: 2s}}\n"
                    .formatted(i, server.getAddress().getPort()));
        }
        yaml.append("units:\n");
        for (int i = 0; i < 4; i++) {
            systemd.unit("bench" + i + ".service", "[Service]\nEnvironment=BENCH=1\nExecStart=/bin/sleep 3600\n");
            systemd.systemctl("start", "bench" + i + ".service");
            yaml.append("  - {name: bench%d.service, critical: true, environment: [BENCH]}\n".formatted(i));
        }
        yaml.append("files:\n");
        for (int i = 0; i < 7; i++) {
            Files.writeString(home.resolve("file" + i), "fresh");
            yaml.append("  - {path: ~/file%d, max_age: 24h}\n".formatted(i));
        }
        yaml.append("logs:\n");
        for (int i = 0; i < 4; i++) {
            log(home.resolve("log" + i + ".log"), i == 0 ? LARGE_LOG : 64 << 10);
            yaml.append("  - {path: ~/log%d.log, max_errors_per_hour: 50, max_size: 500MB}\n".formatted(i));
        }
        yaml.append("disks:\n  - {path: ~, min_free: 1MB}\n");
        Path inventory = Files.createDirectories(home.resolve("conf")).resolve("selfheal.yaml");
        Files.writeString(inventory, yaml);
        return inventory;
    }

    /** Lines of the last two days up to now, one of them in a thousand an error that is older than an hour. */
    private static void log(Path file, long size) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long lines = size / 100;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (long line = 0; line < lines; line++) {
                Instant at = now.minusMillis((lines - line) * Duration.ofDays(2).toMillis() / lines);
                boolean old = at.isBefore(now.minus(Duration.ofHours(2)));
                String text = at + (old && line % 1000 == 0 ? " ERROR " : " INFO  ") + "request " + line
                        + " handled by worker " + line % 7;
                out.write(text);
                out.write(" ".repeat(Math.max(0, 99 - text.length())));
                out.write('\n');
            }
        }
    }
}
