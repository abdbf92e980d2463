package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Asked;
import dev.selfheal.fact.Breach;
import dev.selfheal.fact.Heard;
import dev.selfheal.fact.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The requests to the local model that the journal tells of, and those whose answer was made elsewhere. */
final class Inquiries {
    /** What is long over is remembered no longer than a day of requests is counted; twice that, for a clock that was set. */
    static final Duration REMEMBERED = Duration.ofDays(2);

    private static final String SUBJECT = "selfheal.diagnosis";

    private Inquiries() {}

    static ObjectNode event(String id, String model, List<Asking> all, List<String> incidents, Instant at) {
        ObjectNode event = Events.of(Events.ASKED, at).put("id", id).put("model", model);
        var list = event.putArray("about");
        for (int i = 0; i < all.size(); i++) {
            Asking one = all.get(i);
            list.addObject()
                    .put("incident", incidents.get(i))
                    .put("about", one.about())
                    .put("subject", one.subject())
                    .put("shape", one.shape());
        }
        return event;
    }

    /** Those of the last days, and older ones of incidents that are open. */
    static List<Asked> remembered(List<ObjectNode> events, Instant now) {
        if (events.stream().noneMatch(event -> Events.is(event, Events.ASKED))) {
            return List.of();
        }
        Map<String, Heard> heard = heard(events);
        Set<String> open = open(events, now);
        List<Instant> times = Times.settled(events, now);
        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            ObjectNode event = events.get(i);
            if (Events.is(event, Events.ASKED)) {
                Instant at = times.get(i);
                boolean recent = !at.isBefore(now.minus(REMEMBERED));
                String id = Events.text(event, "id");
                event.path("about").forEach(one -> {
                    if (recent || open.contains(one.path("incident").asText())) {
                        all.add(new Asked(
                                one.path("subject").asText(),
                                one.path("about").asText(),
                                one.path("incident").asText(),
                                one.path("shape").asText(),
                                id,
                                Events.text(event, "model"),
                                at,
                                heard.getOrDefault(id, Heard.UNKNOWN)));
                    }
                });
            }
        }
        return all;
    }

    /** Models whose answers were made elsewhere, and of which nobody has said since to go on. */
    static List<Breach> breaches(List<ObjectNode> events, Instant now) {
        Map<String, Breach> open = new LinkedHashMap<>();
        Map<String, String> models = new HashMap<>();
        for (ObjectNode event : events) {
            if (Events.is(event, Events.ASKED)) {
                models.put(Events.text(event, "id"), Events.text(event, "model"));
            } else if (elsewhere(event)) {
                String model = models.getOrDefault(Events.text(event, "id"), "");
                Instant at = Events.time(event, "at").orElse(now);
                open.putIfAbsent(model, new Breach(SUBJECT, model, at.isAfter(now) ? now : at));
            } else if (Events.is(event, Events.RESUMED)) {
                String subject = Events.text(event, "subject");
                if (subject.equals(Pause.EVERYTHING) || subject.equals(SUBJECT)) {
                    open.clear();
                } else {
                    open.remove(subject);
                }
            }
        }
        return List.copyOf(open.values());
    }

    /** Ids of the requests that are still needed. One whose answer was made elsewhere must not come back once it is forgiven. */
    static Set<String> needed(List<ObjectNode> events, Instant now) {
        Set<String> needed = new HashSet<>();
        Map<String, Heard> heard = heard(events);
        remembered(events, now).stream()
                .filter(asked -> asked.heard() != Heard.ELSEWHERE)
                .forEach(asked -> needed.add(asked.request()));
        Set<String> models = new HashSet<>();
        breaches(events, now).forEach(breach -> models.add(breach.model()));
        events.stream()
                .filter(event -> Events.is(event, Events.ASKED))
                .filter(event -> heard.get(Events.text(event, "id")) == Heard.ELSEWHERE)
                .filter(event -> models.contains(Events.text(event, "model")))
                .forEach(event -> needed.add(Events.text(event, "id")));
        return needed;
    }

    private static Set<String> open(List<ObjectNode> events, Instant now) {
        Set<String> ids = new HashSet<>();
        Incidents.open(events, now).forEach(incident -> ids.add(incident.id()));
        return ids;
    }

    private static Map<String, Heard> heard(List<ObjectNode> events) {
        Map<String, Heard> heard = new HashMap<>();
        for (ObjectNode event : events) {
            if (Events.is(event, Events.ASKED_ENDED)) {
                heard.put(Events.text(event, "id"), word(Events.text(event, "heard")));
            }
        }
        return heard;
    }

    private static boolean elsewhere(ObjectNode event) {
        return Events.is(event, Events.ASKED_ENDED) && word(Events.text(event, "heard")) == Heard.ELSEWHERE;
    }

    /** A word that only a newer version knows is unknown to this one. */
    private static Heard word(String name) {
        for (Heard heard : Heard.values()) {
            if (heard.name().equals(name)) {
                return heard;
            }
        }
        return Heard.UNKNOWN;
    }
}
