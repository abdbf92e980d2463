package dev.selfheal.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.event.CloudEvent;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Alert;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is handed to those who are told. It holds no secret; what names a person is taken out where it is sent out.
 *
 * @param time when it was decided
 * @param kind what it tells, in small letters: {@code opened}, {@code resolved} ...
 * @param incident id of the incident, the same from its first alert to its last
 * @param by id of the rule that asked for it; not told
 * @param rule whose incident it is: that of the finding or cause
 * @param severity in small letters
 * @param since when the incident began; null in the alert that opens it, which says so by its time
 * @param host name of this machine
 * @param cycle id of the cycle that decided it
 */
public record AlertLine(
        Instant time,
        String kind,
        String incident,
        String by,
        String rule,
        String subject,
        String severity,
        String message,
        @Nullable Instant since,
        String host,
        String cycle) {
    /** What a person reads on a telephone, and more; a spool is bounded by it. */
    static final int LONGEST_MESSAGE = 4000;

    /** Names {@code event-schema/alert.schema.json}. */
    static final String SCHEMA = "urn:selfheal:event-schema:alert";

    public AlertLine {
        subject = Secrets.mask(subject);
        message = cut(Secrets.mask(message));
    }

    /**
     * Of what rules asked for.
     *
     * @param since when its incident began
     */
    public static AlertLine of(Alert alert, Instant time, String incident, Instant since, String host, String cycle) {
        String kind = alert.kind().name().toLowerCase(Locale.ROOT);
        return new AlertLine(
                time,
                kind,
                incident,
                alert.rule(),
                alert.about(),
                alert.subject(),
                alert.severity().name().toLowerCase(Locale.ROOT),
                alert.message(),
                kind.equals("opened") ? null : since,
                host,
                cycle);
    }

    /** A test, which nobody can take for more. */
    public static AlertLine test(Instant time, String host) {
        return new AlertLine(
                time,
                "test",
                "test",
                "selfheal.test",
                "selfheal.test",
                "selfheal",
                "info",
                "This is a test by selfheal alert --test; nothing is wrong",
                null,
                host,
                "test");
    }

    /** One JSON object on one line, without a line end. */
    public String json() {
        return json(UnaryOperator.identity());
    }

    /** Likewise, with what names a person or machine taken out by {@code mask}. */
    String json(UnaryOperator<String> mask) {
        return data(mask).toString();
    }

    /** As an event, masked likewise. One alert has one id, however often and wherever to it is delivered. */
    CloudEvent event(String source, UnaryOperator<String> mask) {
        String id = incident + "." + kind + "." + time;
        return new CloudEvent(id, source, "alert." + kind, time, mask.apply(subject), SCHEMA, data(mask));
    }

    private ObjectNode data(UnaryOperator<String> mask) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("time", time.toString());
        node.put("kind", kind);
        node.put("incident", incident);
        node.put("rule", rule);
        node.put("subject", mask.apply(subject));
        node.put("severity", severity);
        node.put("message", mask.apply(message));
        if (since != null) {
            node.put("since", since.toString());
        }
        node.put("host", mask.apply(host));
        return node.put("cycle", cycle);
    }

    /**
     * What {@link #json} made, read back.
     *
     * @throws IllegalArgumentException if it is not what that makes
     */
    static AlertLine read(JsonNode node, String by) {
        try {
            JsonNode since = node.path("since");
            return new AlertLine(
                    Instant.parse(text(node, "time")),
                    text(node, "kind"),
                    text(node, "incident"),
                    by,
                    text(node, "rule"),
                    text(node, "subject"),
                    text(node, "severity"),
                    text(node, "message"),
                    since.isTextual() ? Instant.parse(since.textValue()) : null,
                    text(node, "host"),
                    text(node, "cycle"));
        } catch (DateTimeException odd) {
            throw new IllegalArgumentException("a time of it is none", odd);
        }
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).textValue();
        if (text == null) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return text;
    }

    /** Whether this tells the same of the same incident. */
    boolean repeats(AlertLine other) {
        return kind.equals(other.kind) && incident.equals(other.incident);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 3) + "...";
    }
}
