package dev.selfheal.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.HostileServer.Behaviour;
import dev.selfheal.testing.SilentPort;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpTest {
    private static final Duration WITHIN = Duration.ofMillis(400);
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final long SLACK_MILLIS = 300;

    private final PlainHttp http = new PlainHttp();

    /** Loading the client's classes is no part of what is timed. */
    @BeforeAll
    static void warm_up() throws Exception {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            new PlainHttp().send(Request.get(server.url("/"), AMPLE));
        }
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("never answers", (Behaviour) (socket, out) -> Thread.sleep(30_000)),
                Arguments.of("stalls after the status", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\n");
                    Thread.sleep(30_000);
                }),
                Arguments.of("stalls after the headers", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                    Thread.sleep(30_000);
                }),
                Arguments.of("stalls in a chunk", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
                    Thread.sleep(30_000);
                }),
                Arguments.of("stalls in an error's body", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 500 Oops\r\nContent-Length: 10\r\n\r\nabc");
                    Thread.sleep(30_000);
                }),
                Arguments.of("trickles its headers", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nX: ");
                    trickle(out, "a");
                }),
                Arguments.of("trickles its body", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    trickle(out, "a");
                }),
                Arguments.of("trickles chunks", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    trickle(out, "1\r\na\r\n");
                }),
                Arguments.of("trickles interim answers", (Behaviour)
                        (socket, out) -> trickle(out, "HTTP/1.1 100 Continue\r\n\r\n")),
                Arguments.of("streams endless lines", (Behaviour) (socket, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\n\r\n");
                    trickle(out, "{}\n");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void whatever_a_server_does_it_ends_by_its_deadline(String name, Behaviour behaviour) throws Exception {
        try (HostileServer server = new HostileServer(behaviour)) {
            assertTimedOut(() -> http.send(Request.get(server.url("/"), WITHIN)));
            assertTimedOut(() -> http.stream(Request.post(server.url("/"), "{}", WITHIN), line -> true));
        }
    }

    private interface Exchange {
        Reply run();
    }

    private static void assertTimedOut(Exchange exchange) {
        long start = System.nanoTime();
        Reply reply = exchange.run();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Reply.TimedOut late = assertInstanceOf(Reply.TimedOut.class, reply);
        assertTrue(late.connected(), late.detail());
        assertTrue(took <= WITHIN.toMillis() + SLACK_MILLIS, took + " ms");
        assertTrue(took >= WITHIN.toMillis() - 20, took + " ms: gave up early");
    }

    @Test
    void an_endless_body_is_cut_at_the_limit_without_waiting_for_its_end() throws Exception {
        try (HostileServer server = new HostileServer((socket, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            byte[] block = new byte[64 << 10];
            while (!socket.isClosed()) {
                out.write(block);
            }
        })) {
            Reply.Answered answered = answered(new Request("GET", server.url("/"), null, AMPLE, 1000));
            assertTrue(answered.truncated());
            assertEquals(1000, answered.body().length());
        }
    }

    @Test
    void an_endless_line_does_not_fill_the_memory() throws Exception {
        try (HostileServer server = new HostileServer((socket, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            byte[] block = "a".repeat(64 << 10).getBytes(StandardCharsets.UTF_8);
            while (!socket.isClosed()) {
                out.write(block);
            }
        })) {
            Reply reply = http.stream(new Request("GET", server.url("/"), null, AMPLE, 1 << 20), line -> true);
            assertTrue(assertInstanceOf(Reply.Broken.class, reply).detail().contains("longer than"));
        }
    }

    @Test
    void a_body_of_exactly_the_limit_is_whole() throws Exception {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde")) {
            assertFalse(answered(new Request("GET", server.url("/"), null, AMPLE, 5))
                    .truncated());
            assertTrue(answered(new Request("GET", server.url("/"), null, AMPLE, 4))
                    .truncated());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "",
                "\u0000\u0001\u0002garbage\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n"
            })
    void garbage_or_hanging_up_is_a_broken_answer(String text) throws Exception {
        try (HostileServer server = HostileServer.saying(text)) {
            assertInstanceOf(Reply.Broken.class, http.send(Request.get(server.url("/"), AMPLE)));
            assertInstanceOf(Reply.Broken.class, http.send(Request.post(server.url("/"), "{}", AMPLE)));
        }
    }

    @Test
    void a_body_shorter_than_promised_is_a_broken_answer() throws Exception {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")) {
            assertInstanceOf(Reply.Broken.class, http.send(Request.get(server.url("/"), AMPLE)));
        }
    }

    @Test
    void nobody_listening_is_refused() throws Exception {
        int port = SilentPort.number();
        assertInstanceOf(
                Reply.Refused.class, http.send(Request.get(URI.create("http://127.0.0.1:" + port + "/"), AMPLE)));
    }

    @Test
    void a_name_that_does_not_exist_is_unreachable() {
        // ".invalid" is reserved never to exist.
        Reply reply = http.send(Request.get(URI.create("http://nothing.invalid/"), AMPLE));
        assertInstanceOf(Reply.Unreachable.class, reply, reply.toString());
    }

    @Test
    void a_full_backlog_times_out_before_it_is_connected() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            Reply reply = http.send(Request.get(URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"), WITHIN));
            assertFalse(assertInstanceOf(Reply.TimedOut.class, reply, reply.toString())
                    .connected());
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
        try (HostileServer server =
                HostileServer.saying("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")) {
            assertEquals(302, answered(Request.get(server.url("/"), AMPLE)).status());
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void old_and_chunked_answers_are_read_whole() throws Exception {
        try (HostileServer old = HostileServer.saying("HTTP/1.0 200 OK\r\n\r\nto the end");
                HostileServer chunked = HostileServer.saying(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) {
            assertEquals(
                    "to the end", answered(Request.get(old.url("/"), AMPLE)).body());
            assertEquals("abcde", answered(Request.get(chunked.url("/"), AMPLE)).body());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 503})
    void an_error_comes_with_its_body_also_for_a_post(int status) throws Exception {
        String answer =
                "HTTP/1.1 " + status + " No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 4\r\n\r\nwhy!";
        try (HostileServer server = HostileServer.saying(answer)) {
            for (Request request :
                    List.of(Request.get(server.url("/"), AMPLE), Request.post(server.url("/"), "{\"a\":1}", AMPLE))) {
                Reply.Answered answered = answered(request);
                assertEquals(status, answered.status());
                assertEquals("why!", answered.body());
            }
        }
    }

    @Test
    void a_post_that_needs_a_login_is_answered_401() throws Exception {
        try (HostileServer server = HostileServer.saying(
                "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 4\r\n\r\nwhy!")) {
            assertEquals(
                    401, answered(Request.post(server.url("/"), "{}", AMPLE)).status());
            assertEquals(1, server.requests.size());
            assertEquals("why!", answered(Request.get(server.url("/"), AMPLE)).body());
        }
    }

    @Test
    void a_post_is_not_sent_again_when_the_connection_drops() throws Exception {
        try (HostileServer server = new HostileServer((socket, out) -> socket.close())) {
            assertInstanceOf(Reply.Broken.class, http.send(Request.post(server.url("/"), "{}", AMPLE)));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void lines_are_handed_over_as_they_come() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (HostileServer server = new HostileServer((socket, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\none\n");
            assertTrue(first.await(5, TimeUnit.SECONDS), "the first line was not handed over at once");
            say(out, "two\nthree");
        })) {
            List<String> lines = new CopyOnWriteArrayList<>();
            Reply reply = http.stream(Request.get(server.url("/"), AMPLE), line -> {
                first.countDown();
                return lines.add(line);
            });
            assertFalse(assertInstanceOf(Reply.Answered.class, reply).truncated());
            assertEquals(List.of("one", "two", "three"), lines);
        }
    }

    @Test
    void a_reader_that_has_enough_ends_the_stream() throws Exception {
        try (HostileServer server = new HostileServer((socket, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\none\ntwo\n");
            Thread.sleep(30_000);
        })) {
            Reply reply = http.stream(Request.get(server.url("/"), AMPLE), line -> false);
            assertTrue(assertInstanceOf(Reply.Answered.class, reply).truncated());
        }
    }

    @Test
    void a_silence_longer_than_the_idle_limit_ends_it_long_before_the_deadline() throws Exception {
        try (HostileServer server = new HostileServer((socket, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\none\n");
            Thread.sleep(30_000);
        })) {
            Request request = new Request("GET", server.url("/"), null, AMPLE, 1000, Duration.ofMillis(200));
            Reply reply = http.stream(request, line -> true);
            assertTrue(assertInstanceOf(Reply.TimedOut.class, reply).detail().contains("silent for 200 ms"));
        }
    }

    @Test
    void an_error_to_a_stream_is_returned_whole_and_no_line_is_handed_over() throws Exception {
        try (HostileServer server =
                HostileServer.saying("HTTP/1.1 404 No\r\nContent-Length: 14\r\n\r\n{\"error\":\"no\"}")) {
            List<String> lines = new CopyOnWriteArrayList<>();
            Reply reply = http.stream(Request.post(server.url("/"), "{}", AMPLE), lines::add);
            assertEquals(
                    "{\"error\":\"no\"}",
                    assertInstanceOf(Reply.Answered.class, reply).body());
            assertEquals(List.of(), lines);
        }
    }

    @Test
    void an_interrupted_caller_returns_at_once_and_stays_interrupted() throws Exception {
        try (HostileServer server = HostileServer.silent()) {
            Thread.currentThread().interrupt();
            Reply reply = http.send(Request.get(server.url("/"), AMPLE));
            assertTrue(Thread.interrupted());
            assertInstanceOf(Reply.TimedOut.class, reply);
        }
    }

    private Reply.Answered answered(Request request) {
        Reply reply = http.send(request);
        return assertInstanceOf(Reply.Answered.class, reply, reply.toString());
    }

    private static void say(OutputStream out, String text) throws java.io.IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Something every 50 ms, so that no single read ever times out. */
    private static void trickle(OutputStream out, String text) throws java.io.IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            say(out, text);
            Thread.sleep(50);
        }
    }
}
