package dev.selfheal.alert;

import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Severity;
import java.time.Instant;

/** Alerts of tests. */
final class Lines {
    static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private Lines() {}

    /** One that opens an incident. */
    static AlertLine opened(String incident, String message) {
        return opened(incident, message, AT);
    }

    static AlertLine opened(String incident, String message, Instant at) {
        Alert alert =
                new Alert("alert.opened", AlertKind.OPENED, "service.down", "service:web", Severity.CRITICAL, message);
        return AlertLine.of(alert, at, incident, at, "mybox", "c1");
    }

    static AlertLine resolved(String incident, String message) {
        Alert alert = new Alert(
                "alert.resolved", AlertKind.RESOLVED, "service.down", "service:web", Severity.CRITICAL, message);
        return AlertLine.of(alert, AT, incident, AT.minusSeconds(600), "mybox", "c1");
    }
}
