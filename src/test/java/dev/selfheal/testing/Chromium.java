package dev.selfheal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real browser without a window, spoken to by its own protocol over a socket of this machine: what drives browsers from Java
 * otherwise brings a browser, a driver and thirty libraries along. One page is open in it; what that page asks for and
 * complains of is kept.
 */
public final class Chromium implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final String session;

    /** The program, where it is installed. */
    public static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/").map(folder -> Path.of(folder + name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder for its profile */
    public static Chromium start(Path program, Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-extensions",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.txt").toFile());
        // What it leaves there goes with the folder.
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        try {
            Path port = folder.resolve("DevToolsActivePort");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException(
                            "chromium did not start: " + Files.readString(folder.resolve("chromium.txt")));
                }
                Thread.sleep(20);
            }
            List<String> lines = Files.readAllLines(port);
            return new Chromium(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
        } catch (Exception broken) {
            end(process);
            throw broken;
        }
    }

    private Chromium(Process process, URI address) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String target = send("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        this.session = send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            ask(domain + ".enable", Map.of());
        }
    }

    /** Opens it and waits until it is loaded; forgets what pages before it asked for. */
    public void open(Path file) throws Exception {
        events.clear();
        ask("Page.navigate", Map.of("url", file.toUri().toString()));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (events("Page.loadEventFired").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException(file + " was not loaded");
            }
            Thread.sleep(5);
        }
    }

    /**
     * How wide the window is and what its owner prefers.
     *
     * @param scheme light or dark
     * @param media screen or print
     */
    public void look(int width, int height, double scale, String scheme, String media) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
        ask(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What an expression comes to, promises awaited. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode answer =
                ask("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.at("/result/value");
    }

    /** The whole page as a picture. */
    public void picture(Path file) throws Exception {
        JsonNode shot = ask("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        write(file, shot);
    }

    /** The page as it is printed. */
    public void printed(Path file) throws Exception {
        write(file, ask("Page.printToPDF", Map.of("printBackground", false, "preferCSSPageSize", false)));
    }

    private static void write(Path file, JsonNode answer) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    /** Addresses that were asked for since the page was opened, the page's own first. */
    public List<String> requests() {
        return events("Network.requestWillBeSent").stream()
                .map(event -> event.at("/params/request/url").asText())
                .toList();
    }

    /** What the browser or a script complained of since the page was opened. */
    public List<String> complaints() {
        return Stream.of("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
                .flatMap(name -> events(name).stream())
                .map(JsonNode::toString)
                .toList();
    }

    private List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .toList();
    }

    private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
        return send(session, method, parameters);
    }

    private JsonNode send(String to, String method, Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        ObjectNode message = Json.MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", Json.MAPPER.valueToTree(parameters));
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new IOException(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Puts the parts of a message together and hands it to whom it is for. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                try {
                    heard(Json.MAPPER.readTree(message.toString()));
                } catch (IOException garbled) {
                    answers.values().forEach(answer -> answer.completeExceptionally(garbled));
                }
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void heard(JsonNode said) {
            CompletableFuture<JsonNode> answer =
                    said.has("id") ? answers.remove(said.path("id").asInt()) : null;
            if (answer != null) {
                answer.complete(said);
            } else {
                events.add(said);
            }
        }
    }
}
