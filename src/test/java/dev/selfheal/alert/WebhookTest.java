package dev.selfheal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.Records;
import dev.selfheal.redact.Names;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.testing.Listener;
import dev.selfheal.testing.SilentPort;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WebhookTest {
    private static final String SECRET = "T0SECRETPATH";
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Names NAMES = new Names("ada", "mybox", "/home/ada");

    private Listener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = Listener.start();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private Webhook hook(String userAndPassword, Map<String, String> headers) {
        URI url = URI.create(
                "http://" + userAndPassword + "127.0.0.1:" + listener.port() + "/" + SECRET + "?key=" + SECRET);
        return new Webhook(url, headers, AMPLE, new PlainHttp(), NAMES::mask, Wording.PLAIN);
    }

    private Optional<String> deliver() {
        return hook("", Map.of()).deliver(Lines.opened("i7", "down"), AMPLE);
    }

    @Test
    void an_alert_is_posted_as_one_json_object_without_what_names_a_person() {
        AlertLine line = Lines.opened("i7", "ada@mybox: /home/ada/x of 192.168.1.7 lacks password=hunter2hunter2");
        assertEquals(Optional.empty(), hook("", Map.of("X-Team", "home")).deliver(line, AMPLE));

        Listener.Heard heard = listener.heard().get(0);
        JsonNode json = Records.parse(heard.body());
        assertEquals("POST /" + SECRET + "?key=" + SECRET, heard.method() + " " + heard.target());
        assertEquals("application/json", heard.header("Content-Type"));
        assertEquals("home", heard.header("X-Team"));
        assertEquals(
                "[user-1]@[host-1]: ~/x of [ip-1] lacks password=***",
                json.path("message").textValue());
        assertEquals("[host-1]", json.path("host").textValue());
        assertEquals("opened", json.path("kind").textValue());
        assertEquals("service:web", json.path("subject").textValue());
    }

    @Test
    void user_and_password_of_the_address_are_sent_as_a_header_unless_there_is_one() {
        hook("ada:s3cret@", Map.of()).deliver(Lines.opened("i7", "down"), AMPLE);
        hook("ada:s3cret@", Map.of("authorization", "Bearer x")).deliver(Lines.opened("i8", "down"), AMPLE);

        assertEquals("Basic YWRhOnMzY3JldA==", listener.heard().get(0).header("Authorization"));
        assertEquals("Bearer x", listener.heard().get(1).header("Authorization"));
    }

    @Test
    void every_status_of_success_and_none_beside_them_counts_as_arrived() {
        for (int status : new int[] {200, 204, 299}) {
            listener.answer(status);
            assertEquals(Optional.empty(), deliver(), "status " + status);
        }
        for (int status : new int[] {400, 401, 404, 500}) {
            listener.answer(status);
            assertEquals(Optional.of("answered " + status), deliver());
        }
    }

    @Test
    void many_alerts_in_a_row_all_arrive_and_none_twice() {
        Webhook hook = hook("", Map.of());
        for (int i = 0; i < 200; i++) {
            assertEquals(Optional.empty(), hook.deliver(Lines.opened("i" + i, "down"), AMPLE), "alert " + i);
        }
        assertEquals(200, listener.heard().size());
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (Listener elsewhere = Listener.start()) {
            listener.redirect("http://127.0.0.1:" + elsewhere.port() + "/");
            for (int status : new int[] {301, 302, 307, 308}) {
                listener.answer(status);
                assertEquals(
                        Optional.of("answered " + status + "; a redirect is not followed, so name its end"), deliver());
            }
            assertEquals(0, elsewhere.heard().size());
        }
    }

    @Test
    @Timeout(20)
    void a_server_that_hangs_is_given_up_at_the_deadline() {
        listener.hang();
        Webhook hook = hook("", Map.of());
        String error =
                hook.deliver(Lines.opened("i7", "down"), Duration.ofMillis(300)).orElseThrow();
        assertEquals("connected, but no whole answer within 300 ms", error);
    }

    @Test
    void nothing_of_the_address_but_its_machine_is_ever_shown() throws IOException {
        int nobody = SilentPort.number();
        for (String place :
                new String[] {"127.0.0.1:" + nobody, "no-such-host.invalid", "127.0.0.1:" + listener.port()}) {
            listener.answer(500);
            Webhook hook = new Webhook(
                    URI.create("http://ada:" + SECRET + "@" + place + "/" + SECRET + "?a=" + SECRET),
                    Map.of("X-Key", SECRET),
                    AMPLE,
                    new PlainHttp(),
                    NAMES::mask,
                    Wording.PLAIN);
            assertEquals("webhook http://" + place, hook.name());
            String error = hook.deliver(Lines.opened("i7", "down"), AMPLE).orElseThrow();
            assertFalse(error.contains(SECRET), error);
            assertTrue(error.length() > 8, error);
        }
    }
}
