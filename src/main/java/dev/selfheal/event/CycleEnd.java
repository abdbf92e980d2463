package dev.selfheal.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.outcome.Counts;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a cycle ended, for whoever consumes a bus: what was found and what became of it, without the facts. It is bounded; what
 * is left out is counted, and all of it is in the outcome of that id.
 */
public record CycleEnd(Outcome outcome) {
    /** Names {@code event-schema/cycle.schema.json}. */
    public static final String SCHEMA = "urn:selfheal:event-schema:cycle";

    /** Of each list the most important; a reader of events is none of reports. */
    static final int MOST = 50;

    static final int LONGEST = 300;

    private static final String RULE = "rule";
    private static final String SUBJECT = "subject";

    /** What is concluded of one subject. */
    private record Found(String rule, String subject, Severity severity, String message) {}

    /** As an event. */
    public CloudEvent event(String source) {
        return new CloudEvent(outcome.id(), source, "cycle.finished", time(), "host", SCHEMA, data());
    }

    private Instant time() {
        return Objects.requireNonNullElse(outcome.finishedAt(), outcome.startedAt());
    }

    /** As JSON of Selfheal's own. */
    public ObjectNode data() {
        Counts counts = Counts.of(outcome);
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("cycle", outcome.id())
                .put("status", word(outcome.status()))
                .put("mode", word(outcome.mode()))
                .put("startedAt", outcome.startedAt().toString())
                .put("finishedAt", time().toString())
                .put("host", outcome.host())
                .put("version", outcome.version());
        node.putObject("subjects")
                .put("observed", counts.observed())
                .put("sick", counts.sick())
                .put("healed", counts.healed())
                .put("unknown", counts.notChecked());
        int left = 0;
        left += findings(node.putArray("findings"));
        left += fixes(node.putArray("fixes"));
        left += problems(node.putArray("problems"));
        diagnosis(node);
        return node.put("leftOut", left);
    }

    private int findings(ArrayNode into) {
        List<Found> all = Stream.concat(
                        outcome.verdict().causes().stream().map(CycleEnd::found),
                        outcome.verdict().findings().stream().map(CycleEnd::found))
                .sorted(Comparator.comparing(Found::severity).reversed())
                .toList();
        for (Found one : all.subList(0, Math.min(MOST, all.size()))) {
            into.addObject()
                    .put(RULE, one.rule())
                    .put(SUBJECT, one.subject())
                    .put("severity", word(one.severity()))
                    .put("message", cut(one.message()));
        }
        return all.size() - into.size();
    }

    private static Found found(Finding one) {
        return new Found(one.rule(), one.subject(), one.severity(), one.message());
    }

    private static Found found(Cause one) {
        return new Found(one.rule(), one.subject(), one.severity(), one.message());
    }

    private int fixes(ArrayNode into) {
        List<FixRecord> all = outcome.fixes();
        for (FixRecord one : all.subList(0, Math.min(MOST, all.size()))) {
            ObjectNode node = into.addObject()
                    .put("action", one.action())
                    .put("target", one.target())
                    .put("decision", word(one.decision()));
            if (one.result() != null) {
                node.put("result", word(one.result()));
            }
            node.put("reason", cut(one.reason()));
        }
        return all.size() - into.size();
    }

    private int problems(ArrayNode into) {
        List<String> all = outcome.problems();
        all.stream().limit(MOST).map(CycleEnd::cut).forEach(into::add);
        return all.size() - into.size();
    }

    private void diagnosis(ObjectNode node) {
        DiagnosisRecord said = outcome.diagnosis();
        ObjectNode diagnosis = node.putObject("diagnosis").put("state", word(said.state()));
        if (said.cause() != null) {
            diagnosis.put("cause", said.cause());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
