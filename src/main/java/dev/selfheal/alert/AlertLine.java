package dev.selfheal.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Alert;
import java.time.Instant;
import java.util.Locale;

/**
 * An alert as it is sent out.
 *
 * @param time when it was decided
 * @param incident id of the incident, the same when it opens and when it is resolved
 * @param host name of this machine
 * @param cycle id of the cycle that decided it
 */
public record AlertLine(Instant time, String incident, Alert alert, String host, String cycle) {
    /** One JSON object on one line, without a line end; {@code rule} is whose incident it is. Secrets are masked. */
    public String json() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("time", time.toString());
        node.put("kind", alert.kind().name().toLowerCase(Locale.ROOT));
        node.put("incident", incident);
        node.put("rule", alert.about());
        node.put("subject", Secrets.mask(alert.subject()));
        node.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
        node.put("message", Secrets.mask(alert.message()));
        node.put("host", host);
        node.put("cycle", cycle);
        return node.toString();
    }
}
