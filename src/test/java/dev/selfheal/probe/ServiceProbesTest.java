package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Check;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.HostileServer;
import dev.selfheal.testing.SilentPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProbesTest {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration START = Duration.ofSeconds(30);

    private static ServiceEntry entry(Check check) {
        return new ServiceEntry(
                "web",
                true,
                check,
                Optional.of(new RunBy(RunBy.Kind.UNIT, "web.service")),
                START,
                List.of("service:db"));
    }

    private static Service look(Check check) throws InterruptedException {
        return Doorway.see(Service.class, new ServiceProbes(), entry(check));
    }

    private static Check http(URI url) {
        return http(url, List.of(200), Optional.empty(), WITHIN);
    }

    private static Check http(URI url, List<Integer> expect, Optional<String> body, Duration within) {
        return new Check.Http(url, expect, body, within);
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void a_service_that_answers_as_expected_is_up_with_all_that_rules_need() throws Exception {
        try (HostileServer server = HostileServer.saying(answer(200, "fine"))) {
            Service seen = look(http(server.url("/ready")));
            assertEquals(ServiceState.UP, seen.state());
            assertEquals("service:web", seen.subject());
            assertEquals("unit:web.service", seen.runBy());
            assertEquals(200, seen.status());
            assertEquals(WITHIN, seen.within());
            assertEquals(START, seen.startWithin());
            assertTrue(seen.critical() && seen.latency().compareTo(WITHIN) < 0);
            assertTrue(seen.detail().matches("200 from http://127.0.0.1:\\d+/ready after \\d+ ms"), seen.detail());
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void a_wrong_status_is_unhealthy_and_says_what_a_person_needs_first() throws Exception {
        try (HostileServer server = HostileServer.saying(answer(503, "db gone, password=hunter22"))) {
            Service seen = look(http(server.url("/")));
            assertEquals(ServiceState.UNHEALTHY, seen.state());
            assertEquals(503, seen.status());
            String[] lines = seen.detail().split("\n");
            assertTrue(lines[0].matches("503 from http://127.0.0.1:\\d+/ after \\d+ ms, expected 200"), lines[0]);
            assertEquals("db gone, password=***", lines[1]);
            assertEquals(2, server.requests.size());
        }
    }

    @Test
    void one_bad_answer_is_not_yet_sick() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (HostileServer server = new HostileServer((socket, out) -> {
            if (asked.incrementAndGet() > 1) {
                out.write(answer(200, "").getBytes());
            }
        })) {
            assertEquals(ServiceState.UP, look(http(server.url("/"))).state());
        }
    }

    @ParameterizedTest
    @CsvSource({"199,UNHEALTHY", "200,UP", "204,UP", "302,UP", "399,UP", "400,UNHEALTHY", "401,UNHEALTHY"})
    void without_an_expectation_200_to_399_is_well(int status, ServiceState state) throws Exception {
        String body = status == 204 ? "" : "x";
        try (HostileServer server = HostileServer.saying(answer(status, body))) {
            assertEquals(
                    state,
                    look(http(server.url("/"), List.of(), Optional.empty(), SHORT))
                            .state());
        }
    }

    @Test
    void several_statuses_may_be_expected() throws Exception {
        try (HostileServer server = HostileServer.saying(answer(401, ""))) {
            assertEquals(
                    ServiceState.UP,
                    look(http(server.url("/"), List.of(200, 401), Optional.empty(), WITHIN))
                            .state());
        }
    }

    @Test
    void a_body_without_the_wanted_text_is_unhealthy() throws Exception {
        try (HostileServer server = HostileServer.saying(answer(200, "status: ok"))) {
            assertEquals(
                    ServiceState.UP,
                    look(http(server.url("/"), List.of(), Optional.of("ok"), WITHIN))
                            .state());
            Service seen = look(http(server.url("/"), List.of(), Optional.of("ready"), WITHIN));
            assertEquals(ServiceState.UNHEALTHY, seen.state());
            assertTrue(seen.detail().endsWith("without \"ready\" in its body"), seen.detail());
        }
    }

    @Test
    void one_that_accepts_and_never_answers_is_unhealthy_in_bounded_time() throws Exception {
        try (HostileServer server = HostileServer.silent()) {
            long start = System.nanoTime();
            Service seen = look(http(server.url("/"), List.of(), Optional.empty(), SHORT));
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertEquals(ServiceState.UNHEALTHY, seen.state());
            assertTrue(seen.detail().contains("did not answer within 300 ms"), seen.detail());
            assertNull(seen.latency());
            assertTrue(took < 2 * SHORT.toMillis() + 200 + 600, took + " ms");
        }
    }

    @Test
    void refused_is_down_and_garbage_is_unhealthy() throws Exception {
        Service down = look(http(URI.create("http://127.0.0.1:" + SilentPort.number() + "/")));
        assertEquals(ServiceState.DOWN, down.state());
        assertTrue(down.detail().endsWith("/ refused the connection"), down.detail());
        try (HostileServer server = HostileServer.saying("SSH-2.0-x\r\n")) {
            assertEquals(ServiceState.UNHEALTHY, look(http(server.url("/"))).state());
        }
    }

    @Test
    void tls_that_fails_is_unhealthy() throws Exception {
        try (HostileServer server = HostileServer.saying(answer(200, ""))) {
            Service seen = look(
                    http(URI.create("https://127.0.0.1:" + server.port() + "/"), List.of(), Optional.empty(), SHORT));
            assertEquals(ServiceState.UNHEALTHY, seen.state(), seen.detail());
        }
    }

    @Test
    void an_unknown_host_is_a_failure_to_find_out() throws Exception {
        ProbeFailure failure = Doorway.failure(new ServiceProbes(), entry(http(URI.create("http://nothing.invalid/"))));
        assertEquals(Reason.UNREACHABLE, failure.reason());
        ProbeFailure tcp = Doorway.failure(new ServiceProbes(), entry(new Check.Tcp("nothing.invalid", 1, WITHIN)));
        assertEquals(Reason.UNREACHABLE, tcp.reason());
        assertTrue(tcp.critical());
    }

    @Test
    void credentials_in_an_address_reach_no_fact() throws Exception {
        Service seen = look(http(URI.create("http://bob:hunter22@127.0.0.1:" + SilentPort.number() + "/?token=abcd")));
        assertTrue(!seen.detail().contains("hunter22") && !seen.detail().contains("abcd"), seen.detail());
    }

    @Test
    void when_the_observation_is_over_before_its_own_time_nothing_is_said_of_the_service() throws Exception {
        try (HostileServer server = HostileServer.silent()) {
            List<Probe> probes =
                    new ServiceProbes().probes(Doorway.inventory(entry(http(server.url("/")))), Doorway.doors());
            var facts = Observation.of(probes, Duration.ofMillis(400), Clock.SYSTEM);
            assertEquals(Reason.TIMED_OUT, ((ProbeFailure) facts.get(0)).reason());
        }
    }

    @Test
    void localhost_is_asked_on_both_of_its_addresses() throws Exception {
        InetAddress six = InetAddress.getByName("::1");
        try (ServerSocket server = bindOrNull(six)) {
            dev.selfheal.testing.Skips.unless(server != null, "no IPv6 loopback here");
            Thread answering = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[1000]);
                    socket.getOutputStream().write(answer(200, "").getBytes());
                } catch (java.io.IOException over) {
                    // The assertion says what is missing.
                }
            });
            answering.setDaemon(true);
            answering.start();
            assertEquals(
                    ServiceState.UP,
                    look(http(URI.create("http://localhost:" + server.getLocalPort() + "/a%20b?c=d%26e")))
                            .state());
        }
    }

    private static ServerSocket bindOrNull(InetAddress address) {
        try {
            return new ServerSocket(0, 5, address);
        } catch (java.io.IOException none) {
            return null;
        }
    }

    @Test
    void tcp_accepted_is_up_and_refused_is_down() throws Exception {
        try (HostileServer server = HostileServer.silent()) {
            Service up = look(new Check.Tcp("localhost", server.port(), WITHIN));
            assertEquals(ServiceState.UP, up.state());
            assertNotNull(up.latency());
        }
        int port = SilentPort.number();
        Service down = look(new Check.Tcp("127.0.0.1", port, WITHIN));
        assertEquals(ServiceState.DOWN, down.state());
        assertEquals("127.0.0.1:" + port + " refused the connection", down.detail());
    }

    @Test
    void a_full_queue_on_this_machine_is_unhealthy() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            Service seen = look(new Check.Tcp("127.0.0.1", full.getLocalPort(), SHORT));
            assertEquals(ServiceState.UNHEALTHY, seen.state());
            assertTrue(seen.detail().contains("did not accept within 300 ms"), seen.detail());
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }
}
