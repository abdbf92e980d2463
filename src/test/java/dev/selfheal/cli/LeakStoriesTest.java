package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.LaunchctlDouble;
import dev.selfheal.testing.Leaks;
import dev.selfheal.testing.Listener;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.Planted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of secrets, planted wherever text comes in from outside, and none of them in anything that comes out: not in what
 * is printed, kept, told, sent or asked.
 */
@Tag("story")
class LeakStoriesTest {
    /** Always the same: one in some thousand is told by its looks alone, and may not be. */
    private static final long SEED = 20261127;

    private static final int OF_EACH = 3;
    private static final String AGENT = "com.example.leaky";

    @TempDir
    Path folder;

    private final List<Planted> planted = Planted.each(OF_EACH, SEED);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Process process;
    private LaunchctlDouble launchd;
    private Box box;

    @BeforeEach
    void newMac() throws IOException {
        launchd = LaunchctlDouble.install(folder);
        launchd.uid(((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue());
        box = new Box(launchd.home(), Map.of("SECRET_TOKEN", planted.get(0).secret()), true);
        // Every page fails with the text of one secret in its first line, as an error of Ollama or as it stands.
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::fail);
        server.setExecutor(threads);
        server.start();
        process = new ProcessBuilder(arguments()).start();
    }

    @AfterEach
    void endAll() {
        server.stop(0);
        threads.shutdownNow();
        process.destroyForcibly();
    }

    private void fail(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String text = path.startsWith("/api/")
                ? Json.MAPPER.createObjectNode().put("error", text(7)).toString()
                : text(Integer.parseInt(path.substring(1)));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String text(int number) {
        return planted.get(number).text();
    }

    /** A process that does nothing, with secrets among its arguments. */
    private List<String> arguments() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "read end", "worker"));
        planted.stream()
                .limit(30)
                .forEach(it -> command.addAll(List.of("--token", it.secret().replace("\n", ""))));
        return command;
    }

    /** As many facts as there are secrets, printed by one command. */
    private String printedFacts() throws IOException {
        ArrayNode facts = Json.MAPPER.createArrayNode();
        for (int i = 0; i < planted.size(); i++) {
            facts.addObject()
                    .put("kind", "command")
                    .put("subject", "command:printed/" + i)
                    .put("id", "printed/" + i)
                    .put("fixable", false)
                    .put("critical", i % 40 == 0)
                    .put("status", "CRITICAL")
                    .put("line", text(i))
                    .putObject("performance")
                    .put(planted.get(i).text().replace("\n", " "), 1.5);
        }
        box.write("printed.json", facts.toString());
        return box.program("printed", "cat " + box.folder.resolve("printed.json") + "\n");
    }

    private String services() {
        StringBuilder yaml = new StringBuilder();
        int port = server.getAddress().getPort();
        for (int i = 0; i < planted.size(); i += OF_EACH) {
            String secret = planted.get(i).secret();
            String url = secret.matches("[\\w.-]+")
                    ? "http://bob:" + secret + "@127.0.0.1:" + port + "/" + i + "?token=" + secret
                    : "http://127.0.0.1:" + port + "/" + i;
            yaml.append("  - {id: web")
                    .append(i)
                    .append(", critical: ")
                    .append(i % 30 == 0)
                    .append(", http: {url: \"")
                    .append(url)
                    .append("\"}}\n");
        }
        return yaml.toString();
    }

    /** Logs of errors, one for forty secrets, since no more lines of one are kept. */
    private List<Path> logs() {
        List<Path> logs = new ArrayList<>();
        for (int from = 0; from < planted.size(); from += 40) {
            StringBuilder log = new StringBuilder();
            for (Planted one : planted.subList(from, Math.min(planted.size(), from + 40))) {
                log.append(Instant.now()).append(" ERROR ").append(one.text()).append('\n');
            }
            String name = "log" + from + ".log";
            box.write(name, log.toString());
            logs.add(box.folder.resolve(name));
        }
        return logs;
    }

    private String inventory(OllamaDouble ollama, Listener webhook) throws IOException {
        Map<String, String> environment = new HashMap<>();
        IntStream.range(0, 40)
                .forEach(i -> environment.put(
                        "VARIABLE_" + i, planted.get(i * 5).secret().replace("\n", "")));
        launchd.agent(AGENT, environment, true);
        launchd.load(AGENT);
        launchd.ended(AGENT, "exited", "last exit code = 1");
        // Older than the process that has its number now, whose arguments are told.
        box.write("worker.pid", process.pid() + "\n");
        Files.setLastModifiedTime(
                box.folder.resolve("worker.pid"), FileTime.from(Instant.now().minusSeconds(3600)));
        List<Path> logs = logs();
        StringBuilder services = new StringBuilder("services:\n" + services());
        StringBuilder watched = new StringBuilder("logs:\n");
        for (int i = 0; i < logs.size(); i++) {
            services.append("  - {id: job" + i + ", critical: true, tcp: \"127.0.0.1:" + Box.freePort()
                    + "\", run_by: {agent: " + AGENT + "}, start_within: 1s, log: " + logs.get(i) + "}\n");
            watched.append("  - {path: " + logs.get(i) + ", max_errors_per_hour: 0, critical: true}\n");
        }
        String unit =
                "  - {id: worker, critical: true, process: {pid_file: " + box.folder.resolve("worker.pid") + "}}\n";
        return "  - webhook: http://127.0.0.1:" + webhook.port() + "/hook?key="
                + planted.get(5).secret().replaceAll("\\W", "")
                + "\n  - command: ["
                + box.program(
                        "page",
                        "cat >> " + box.folder.resolve("paged") + "; cat " + box.folder.resolve("log0.log")
                                + " >&2; exit 1\n")
                + "]\n"
                + "tools: {launchctl: " + launchd.program() + "}\n"
                + "ollama: {url: \"http://127.0.0.1:" + server.getAddress().getPort() + "\"}\n"
                + "diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n"
                + services + unit + watched
                + "agents:\n  - {label: " + AGENT + ", expect: any, environment: [VARIABLE_0, VARIABLE_1]}\n"
                + "commands:\n  - {id: printed, run: [" + printedFacts() + "]}\n"
                + "  - {id: said, critical: true, run: ["
                + box.program("said", "cat " + box.folder.resolve("log40.log") + "; exit 2\n") + "]}\n"
                + "  - {id: complained, critical: true, run: ["
                + box.program("complained", "cat " + box.folder.resolve("log80.log") + " >&2; exit 2\n") + "], fix: ["
                + box.program("cure", "cat " + box.folder.resolve("log120.log") + "; exit 1\n") + "]}\n";
    }

    @Test
    void none_of_many_planted_secrets_comes_out_anywhere() throws IOException {
        assertTrue(planted.size() >= 200, planted.size() + " secrets");
        try (OllamaDouble ollama = OllamaDouble.start();
                Listener webhook = Listener.start()) {
            ollama.install("qwen2.5:7b");
            box.inventory(inventory(ollama, webhook));
            Map<String, String> out = new HashMap<>();

            CompiledRules.lend(Box.PROJECT.resolve("rules"), box.state());
            out.put("run --json", box.command("run", "--json").toString());
            assertEquals(1, box.last().status(), box.last()::err);
            for (String command : List.of("run", "facts", "status", "history", "report")) {
                out.put(command, box.command(command).toString());
            }
            out.put("bus", Box.text(box.bus()));
            out.put("program", Box.text(box.folder.resolve("paged")));
            webhook.heard().forEach(heard -> out.merge("webhook", heard.body(), String::concat));
            ollama.requests("/api/chat").forEach(asked -> out.merge("prompt", asked.body(), String::concat));
            out.putAll(left());

            assertTrue(out.keySet().containsAll(List.of("webhook", "prompt", "outcome.json")), out.keySet()::toString);
            long facts = Box.json(out.get("outcome.json")).path("facts").findValuesAsText("id").stream()
                    .filter(id -> id.startsWith("printed/"))
                    .count();
            assertEquals(planted.size(), facts, "all of them are facts");
            Leaks leaks = new Leaks(planted);
            assertFalse(leaks.in("planted", text(7)).isEmpty(), "what is looked for is found");
            out.forEach((where, text) -> assertEquals(List.of(), leaks.in(where, text), "seed " + SEED));
        }
    }

    @Test
    void a_sick_service_has_the_end_of_its_log_kept_without_its_secrets() throws IOException {
        launchd.agent(AGENT, Map.of("API_TOKEN", planted.get(0).secret()), true);
        launchd.load(AGENT);
        launchd.ended(AGENT, "exited", "last exit code = 1");
        Path log = logs().get(1);
        box.inventory("tools: {launchctl: " + launchd.program()
                + "}\nservices:\n  - {id: job, critical: true, tcp: \"127.0.0.1:"
                + Box.freePort() + "\", run_by: {agent: " + AGENT + "}, start_within: 1s, log: " + log + "}\n"
                + "directories:\n  - {path: " + box.folder + "}\n  - {path: ~}\n");

        JsonNode outcome = box.cycle();

        assertEquals(
                List.of("service.restart agent:" + AGENT + " APPLIED NOT_HEALED"),
                Box.fixes(outcome),
                () -> outcome.path("fixes").toPrettyString());
        String evidence = outcome.at("/fixes/0/evidence").toString();
        assertTrue(evidence.split(" ERROR ").length > 20, evidence);
        Leaks leaks = new Leaks(planted);
        assertEquals(List.of(), leaks.in("evidence", evidence), "seed " + SEED);
        left().forEach((where, text) -> assertEquals(List.of(), leaks.in(where, text), "seed " + SEED));
    }

    /** All files of the state, but the copy of the owner's own inventory. */
    private Map<String, String> left() throws IOException {
        Map<String, String> left = new HashMap<>();
        try (Stream<Path> all = Files.walk(box.state())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("inventory.good.yaml")) {
                    left.put(
                            box.state().relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return left;
    }
}
