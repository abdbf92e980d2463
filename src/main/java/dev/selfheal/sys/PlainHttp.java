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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by the JDK's older client, which starts in a third of the newer one's time. Its time-outs are per read, its name
 * look-ups have none, and closing it from outside can wait for the very read that hangs. So each exchange has a thread of its
 * own, which is left behind at the deadline.
 */
public final class PlainHttp implements Http {
    @Override
    public Reply send(Request request) {
        return new Exchange(request, null).run();
    }

    @Override
    public Reply stream(Request request, Predicate<String> line) {
        return new Exchange(request, line).run();
    }

    /** One request and what is known of its fate. */
    private static final class Exchange {
        private final Request request;
        private final @Nullable Predicate<String> line;
        private final CompletableFuture<Reply> answer = new CompletableFuture<>();
        private volatile @Nullable HttpURLConnection connection;
        private volatile boolean connected;
        private volatile boolean late;

        Exchange(Request request, @Nullable Predicate<String> line) {
            this.request = request;
            this.line = line;
        }

        Reply run() {
            daemon("http", this::talk);
            try {
                return answer.get(request.within().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException passed) {
                abandon();
                return timedOut();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                abandon();
                return new Reply.TimedOut(connected, "interrupted");
            } catch (ExecutionException impossible) {
                return new Reply.Broken(String.valueOf(impossible.getMessage()));
            }
        }

        private void abandon() {
            late = true;
            HttpURLConnection open = connection;
            if (open != null) {
                daemon("http-close", open::disconnect);
            }
        }

        private void talk() {
            long start = System.nanoTime();
            try {
                answer.complete(exchange());
            } catch (SocketTimeoutException silent) {
                answer.complete(silent(System.nanoTime() - start));
            } catch (IOException failure) {
                answer.complete(failed(failure, connected));
            } catch (RuntimeException odd) {
                // The JDK's own parsers throw these at some kinds of garbage.
                answer.complete(new Reply.Broken(odd.toString()));
            }
        }

        private Reply exchange() throws IOException {
            long start = System.nanoTime();
            HttpURLConnection talking = open(request);
            connection = talking;
            try {
                talking.connect();
                connected = true;
                writeBody(talking, request.json());
                int status = talking.getResponseCode();
                if (status < 0) {
                    return new Reply.Broken("the answer is not HTTP");
                }
                String type = String.valueOf(talking.getContentType());
                try (InputStream body = status >= 400 ? talking.getErrorStream() : talking.getInputStream()) {
                    Body read = line != null && status < 400 ? lines(body, line) : whole(body, request.maxBody());
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    if (!read.truncated && read.bytes < promised(talking, status)) {
                        return new Reply.Broken("the answer ended after " + read.bytes + " bytes of "
                                + talking.getContentLengthLong() + " promised");
                    }
                    return new Reply.Answered(status, type, read.text, read.truncated, took);
                }
            } finally {
                talking.disconnect();
            }
        }

        private Body lines(InputStream stream, Predicate<String> line) throws IOException {
            ByteArrayOutputStream current = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            long bytes = 0;
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                bytes += n;
                for (int i = 0; i < n; i++) {
                    if (buffer[i] != '\n') {
                        keep(current, buffer[i]);
                    } else if (!hand(current, line)) {
                        return new Body("", bytes, true);
                    }
                }
            }
            return new Body("", bytes, current.size() > 0 && !hand(current, line));
        }

        private void keep(ByteArrayOutputStream current, byte next) throws IOException {
            if (current.size() >= request.maxBody()) {
                throw new IOException("a line of the answer is longer than " + request.maxBody() + " bytes");
            }
            current.write(next);
        }

        /** Hands over nothing more once the caller has gone. */
        private boolean hand(ByteArrayOutputStream current, Predicate<String> line) {
            String text = current.toString(StandardCharsets.UTF_8);
            current.reset();
            return !late && line.test(text);
        }

        private Reply silent(long nanos) {
            boolean idle = connected && nanos < request.within().toNanos();
            return idle
                    ? new Reply.TimedOut(
                            true, "connected, but silent for " + request.idle().toMillis() + " ms")
                    : timedOut();
        }

        private Reply timedOut() {
            String what = connected ? "connected, but no whole answer within " : "no connection within ";
            return new Reply.TimedOut(connected, what + request.within().toMillis() + " ms");
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
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
            connection.setRequestProperty("Content-Type", "application/json");
        }
        request.headers().forEach(connection::setRequestProperty);
        if (request.json() != null) {
            byte[] body = request.json().getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            // Without a fixed length the JDK would silently send a failed POST a second time. With it, the body of a
            // 401 is
            // lost, which only costs a detail.
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

    private record Body(String text, long bytes, boolean truncated) {}

    private static Body whole(@Nullable InputStream stream, int limit) throws IOException {
        if (stream == null) {
            return new Body("", Long.MAX_VALUE, false);
        }
        byte[] kept = stream.readNBytes(limit);
        boolean more = kept.length == limit && stream.read() >= 0;
        return new Body(new String(kept, StandardCharsets.UTF_8), kept.length, more);
    }

    /** How long the body must be; the JDK takes a connection that breaks off early for the end of it. */
    private static long promised(HttpURLConnection connection, int status) {
        boolean bodiless = status == HttpURLConnection.HTTP_NO_CONTENT
                || status == HttpURLConnection.HTTP_NOT_MODIFIED
                || connection.getRequestMethod().equals("HEAD");
        return bodiless ? 0 : connection.getContentLengthLong();
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
