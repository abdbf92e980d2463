package dev.selfheal.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP server on the loopback that notes what it is sent, and answers as it is told. */
public final class Listener implements AutoCloseable {
    /** One request. */
    public record Heard(String method, String target, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Heard> heard = new ArrayList<>();
    private int status = 200;
    private String location = "";
    private boolean hangs;

    private Listener(HttpServer server) {
        this.server = server;
    }

    public static Listener start() throws IOException {
        return start(0);
    }

    /** @param port 0 for any */
    public static Listener start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        Listener listener = new Listener(server);
        server.createContext("/", listener::serve);
        server.setExecutor(listener.threads);
        server.start();
        return listener;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    public synchronized Listener answer(int with) {
        status = with;
        return this;
    }

    public synchronized Listener redirect(String to) {
        location = to;
        return this;
    }

    /** From now on no request is answered. */
    public synchronized Listener hang() {
        hangs = true;
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int with;
        synchronized (this) {
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            with = hangs ? 0 : status;
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
        }
        if (with == 0) {
            try {
                closed.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        } else {
            exchange.sendResponseHeaders(with, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
