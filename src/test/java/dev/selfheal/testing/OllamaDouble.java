package dev.selfheal.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A stand-in for Ollama on the loopback: models on disk and in memory with their timers, pulls that install what they
 * fetched, every request remembered, and {@link OllamaFault}s that can be switched on and off while it runs.
 */
public final class OllamaDouble implements AutoCloseable {
    private final OllamaShelf shelf;
    private final Set<OllamaFault> faults = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> registry = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private Socket reserved = new Socket();
    private volatile int port;
    private volatile String version = "0.32.15";
    private volatile Duration slowness = Duration.ZERO;
    private volatile Function<String, Scripted> script = request -> null;
    private final List<String> peers = new CopyOnWriteArrayList<>();

    /** An answer of {@code /api/chat} that a test wrote itself. */
    public record Scripted(int status, String body) {
        /** A whole answer that says this. */
        public static Scripted says(String content) {
            ObjectNode answer = Json.MAPPER.createObjectNode().put("model", "scripted");
            answer.putObject("message").put("role", "assistant").put("content", content);
            return new Scripted(
                    200, answer.put("done", true).put("done_reason", "stop").toString());
        }
    }

    /** A request that came in. */
    public record Seen(String method, String path, String body) {}

    private OllamaDouble(Supplier<Instant> now) {
        shelf = new OllamaShelf(now);
    }

    /** Listens on a free port of the loopback. */
    public static OllamaDouble start() throws IOException {
        return start(0, Instant::now);
    }

    /** @param now what it takes for the time when it sets and looks at the timers of its models */
    public static OllamaDouble start(int port, Supplier<Instant> now) throws IOException {
        OllamaDouble ollama = new OllamaDouble(now);
        ollama.listen(port);
        return ollama;
    }

    private void listen(int wanted) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 50);
        server = listening;
        port = listening.getLocalPort();
        Thread acceptor = new Thread(() -> accept(listening), "ollama-double");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public int port() {
        return port;
    }

    /** @param chat what is answered to the body of a chat; null for the usual answer */
    public OllamaDouble script(Function<String, Scripted> chat) {
        script = chat;
        return this;
    }

    /** The addresses from which connections came, and at which they arrived. */
    public List<String> peers() {
        return List.copyOf(peers);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Puts a model of 4.7 GB on its disk. */
    public OllamaDouble install(String name) {
        return install(name, OllamaShelf.digest(name), List.of("completion", "tools"));
    }

    /** Tags that share a digest are one model. */
    public OllamaDouble install(String name, String digest, List<String> capabilities) {
        shelf.install(new OllamaShelf.Disk(name, digest, 4_683_087_332L, false, capabilities));
        return this;
    }

    /** Puts a stub on its disk that stands for a model on somebody else's machine. */
    public OllamaDouble installRemote(String name) {
        shelf.install(new OllamaShelf.Disk(name, OllamaShelf.digest(name), 327, true, List.of("completion")));
        return this;
    }

    /** Takes a model from its disk and memory. */
    public OllamaDouble remove(String name) {
        shelf.remove(name);
        return this;
    }

    /** Somebody has loaded it and let it go idle just now. A negative stay is for ever. */
    public OllamaDouble load(String name, Duration stay, int context) {
        shelf.load(name, stay, context);
        return this;
    }

    /** {@code /api/ps} shows it under the name that its first loader used. */
    public OllamaDouble showLoadedAs(String name, String other) {
        shelf.showAs(name, other);
        return this;
    }

    /** A loaded model that should have been unloaded that long ago and is still there. */
    public OllamaDouble stick(String name, Duration overSince) {
        shelf.stick(name, overSince);
        return this;
    }

    /** The registry knows that model and can deliver it. */
    public OllamaDouble offer(String name, long bytes) {
        registry.put(OllamaShelf.key(name), bytes);
        return this;
    }

    public OllamaDouble version(String told) {
        version = told;
        return this;
    }

    /** How long generate and chat take. */
    public OllamaDouble slowness(Duration time) {
        slowness = time;
        return this;
    }

    /** Switches these faults on, and all others off. */
    public OllamaDouble faults(OllamaFault... wanted) {
        faults.retainAll(List.of(wanted));
        faults.addAll(List.of(wanted));
        return this;
    }

    /** Switches one fault on beside those that are. */
    public OllamaDouble addFault(OllamaFault fault) {
        faults.add(fault);
        return this;
    }

    /**
     * Stops listening: connections are refused until {@link #comeBack()}. The port stays ours, bound and not listening,
     * or a server of another test gets it and answers.
     */
    public OllamaDouble refuse() throws IOException {
        server.close();
        hangUp();
        // The thread that accepts lets go of the port a moment after it was told to.
        for (int patience = 100; !reserved.isBound(); patience--) {
            try {
                reserved.setReuseAddress(true);
                reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (BindException still) {
                if (patience == 0) {
                    throw still;
                }
                reserved.close();
                reserved = new Socket();
                LockSupport.parkNanos(20_000_000);
            }
        }
        return this;
    }

    /** Listens again on the same port. */
    public OllamaDouble comeBack() throws IOException {
        reserved.close();
        reserved = new Socket();
        listen(port());
        return this;
    }

    /** All requests since the start or {@link #forget()}. */
    public List<Seen> requests() {
        return List.copyOf(seen);
    }

    /** Those to that path. */
    public List<Seen> requests(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).toList();
    }

    public void forget() {
        seen.clear();
    }

    /** When a loaded model will be unloaded; null where it is not loaded. */
    public Instant expiresAt(String name) {
        return shelf.expiresAt(name);
    }

    /** How long a loaded model stays after its next use, unless told otherwise then. */
    public Duration session(String name) {
        return shelf.session(name);
    }

    /** Models that a request made it load, or load anew, in order. */
    public List<String> loads() {
        return shelf.loads();
    }

    public boolean installed(String name) {
        return shelf.installed(name) != null;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                peers.add(socket.getInetAddress().getHostAddress() + " at "
                        + socket.getLocalAddress().getHostAddress());
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "ollama-double-request");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                // Refusing from now on.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            OllamaWire wire = new OllamaWire(socket);
            OllamaWire.Asked asked = wire.read();
            if (asked != null) {
                seen.add(new Seen(asked.method(), asked.path(), asked.body()));
                EnumSet<OllamaFault> now = EnumSet.noneOf(OllamaFault.class);
                now.addAll(faults);
                Scripted scripted = asked.path().equals("/api/chat") ? script.apply(asked.body()) : null;
                if (scripted != null) {
                    wire.json(scripted.status(), scripted.body());
                    return;
                }
                if (asked.path().equals("/api/chat")) {
                    // Before the answer: whoever reads it may ask again before this thread runs on.
                    faults.remove(OllamaFault.CHAT_TRUNCATED_ONCE);
                }
                new OllamaAnswers(shelf, now, registry, version, slowness).answer(wire, asked);
            }
        } catch (IOException | InterruptedException gone) {
            // The client hung up, or the double was closed.
        } finally {
            open.remove(socket);
        }
    }

    private void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
        reserved.close();
    }
}
