package dev.selfheal.sys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by the JDK's older client, which starts in a third of the newer one's time. Its own time-outs are per read, so a
 * watchdog closes the connection at the deadline.
 */
public final class PlainHttp implements Http {
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "http-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Reply send(Request request) {
        return exchange(request, null);
    }

    @Override
    public Reply stream(Request request, Predicate<String> line) {
        return exchange(request, line);
    }

    private Reply exchange(Request request, @Nullable Predicate<String> line) {
        long start = System.nanoTime();
        AtomicBoolean late = new AtomicBoolean();
        boolean connected = false;
        ScheduledFuture<?> timer = null;
        try {
            HttpURLConnection connection = open(request);
            timer = watchdog.schedule(
                    () -> {
                        late.set(true);
                        connection.disconnect();
                    },
                    request.within().toNanos(),
                    TimeUnit.NANOSECONDS);
            connection.connect();
            connected = true;
            writeBody(connection, request.json());
            int status = connection.getResponseCode();
            if (status < 0) {
                return new Reply.Broken("the answer is not HTTP");
            }
            String type = String.valueOf(connection.getContentType());
            try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                Body read = line != null && status < 400
                        ? lines(body, line, request.maxBody())
                        : whole(body, request.maxBody());
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                return late.get()
                        ? timedOut(request, connected)
                        : new Reply.Answered(status, type, read.text, read.truncated, took);
            } finally {
                connection.disconnect();
            }
        } catch (IOException failure) {
            return late.get() || failure instanceof SocketTimeoutException
                    ? timedOut(request, connected)
                    : failed(failure, connected);
        } finally {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }

    private static HttpURLConnection open(Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.url().toURL().openConnection(Proxy.NO_PROXY);
        int millis =
                (int) Math.max(1, Math.min(Integer.MAX_VALUE, request.within().toMillis()));
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(
                (int) Math.max(1, Math.min(millis, request.idle().toMillis())));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method());
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("User-Agent", "selfheal");
        if (request.json() != null) {
            byte[] body = request.json().getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            // Without a fixed length the JDK would silently send a failed POST a second time.
            connection.setFixedLengthStreamingMode(body.length);
        }
        return connection;
    }

    private static void writeBody(HttpURLConnection connection, @Nullable String json) throws IOException {
        if (json != null) {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(json.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private record Body(String text, boolean truncated) {}

    private static Body whole(@Nullable InputStream stream, int limit) throws IOException {
        if (stream == null) {
            return new Body("", false);
        }
        byte[] kept = stream.readNBytes(limit);
        boolean more = kept.length == limit && stream.read() >= 0;
        return new Body(new String(kept, StandardCharsets.UTF_8), more);
    }

    private static Body lines(InputStream stream, Predicate<String> line, int limit) throws IOException {
        ByteArrayOutputStream current = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] != '\n') {
                    if (current.size() == limit) {
                        throw new IOException("a line of more than " + limit + " bytes");
                    }
                    current.write(buffer[i]);
                } else {
                    String text = current.toString(StandardCharsets.UTF_8);
                    current.reset();
                    if (!line.test(text)) {
                        return new Body("", true);
                    }
                }
            }
        }
        boolean stopped = current.size() > 0 && !line.test(current.toString(StandardCharsets.UTF_8));
        return new Body("", stopped);
    }

    private static Reply timedOut(Request request, boolean connected) {
        String what = connected ? "connected, but no whole answer within " : "no connection within ";
        return new Reply.TimedOut(connected, what + request.within().toMillis() + " ms");
    }

    private static Reply failed(IOException failure, boolean connected) {
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof UnknownHostException) {
            return new Reply.Unreachable("no such host: " + text);
        }
        if (failure instanceof NoRouteToHostException || text.contains("Network is unreachable")) {
            return new Reply.Unreachable(text);
        }
        if (failure instanceof ConnectException && !connected) {
            return new Reply.Refused("connection refused");
        }
        return new Reply.Broken(text);
    }
}
