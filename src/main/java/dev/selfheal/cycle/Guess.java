package dev.selfheal.cycle;

import dev.selfheal.alert.AlertLine;
import dev.selfheal.alert.Post;
import dev.selfheal.fact.Incident;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.verdict.DiagnosisRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Has what the model said follow the alert that it is about, as a second line with the id of the same incident. Who was not told of the incident is not told the guess. */
record Guess(Post post, String host, String cycle, Duration most, Consumer<String> problems) {
    private static final String KIND = "diagnosis";

    void tell(DiagnosisRecord answer, List<DiagnosisRequest> asked, Collection<Incident> incidents, Instant now)
            throws InterruptedException {
        boolean any = false;
        for (Incident incident : incidents) {
            if (incident.announced() && asked.stream().anyMatch(request -> is(incident, request))) {
                post.take(line(answer, incident, now));
                any = true;
            }
        }
        if (any) {
            post.deliver(most);
            post.problems().forEach(problems);
        }
    }

    private static boolean is(Incident incident, DiagnosisRequest request) {
        return incident.rule().equals(request.about()) && incident.subject().equals(request.subject());
    }

    private AlertLine line(DiagnosisRecord answer, Incident incident, Instant now) {
        String message = "a guess of " + answer.model() + ", confidence " + answer.confidence() + ": " + answer.cause()
                + ": " + answer.explanation();
        return new AlertLine(
                now,
                KIND,
                incident.id(),
                "diagnose",
                incident.rule(),
                incident.subject(),
                "critical",
                message,
                incident.since(),
                host,
                cycle);
    }
}
