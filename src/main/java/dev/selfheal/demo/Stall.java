package dev.selfheal.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * One server of the demonstration, a process of its own: says on loopback that it is well, as long as what it needs says so
 * too, and writes to a log. It ends by itself when its folder or the demonstration is gone.
 */
public final class Stall {
    private static final int PATIENCE_MILLIS = 1000;
    private static final Duration LOOK = Duration.ofMillis(300);

    private final String name;
    private final OptionalInt needs;
    private final OutputStream log;

    private Stall(String name, OptionalInt needs, OutputStream log) {
        this.name = name;
        this.needs = needs;
        this.log = log;
    }

    /**
     * Runs until there is no more need for it.
     *
     * @param arguments name, folder, process id of the demonstration, port, and the port of what it needs if there is such
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        long owner = Long.parseLong(arguments[2]);
        int port = Integer.parseInt(arguments[3]);
        OptionalInt needs = arguments.length > 4 ? OptionalInt.of(Integer.parseInt(arguments[4])) : OptionalInt.empty();
        try (OutputStream log = Files.newOutputStream(
                folder.resolve(arguments[0] + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            Stall stall = new Stall(arguments[0], needs, log);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", stall::answer);
            server.start();
            stall.note("started");
            while (Files.isDirectory(folder)
                    && ProcessHandle.of(owner).map(ProcessHandle::isAlive).orElse(false)) {
                Clock.SYSTEM.pause(LOOK);
            }
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean well = needs.isEmpty() || answers(needs.getAsInt());
        byte[] words =
                (name + (well ? " is well\n" : " cannot reach what it needs\n")).getBytes(StandardCharsets.UTF_8);
        note(well ? "200" : "503 what it needs does not answer");
        exchange.sendResponseHeaders(well ? 200 : 503, words.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(words);
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException silent) {
            return false;
        }
    }

    private synchronized void note(String what) throws IOException {
        log.write((Clock.SYSTEM.now() + " " + name + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
