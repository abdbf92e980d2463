package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.DiagnosisRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the last cycle in which all was well with what is asked about now. It looks back two days at most, and lets go of what it cannot read. */
public final class Past {
    private static final int DAYS = 2;

    private final History history;
    private final OwnKinds own;

    public Past(History history, OwnKinds own) {
        this.history = history;
        this.own = own;
    }

    /** The facts of it; empty where there is none. */
    public Optional<List<Fact>> good(Collection<DiagnosisRequest> asked, Instant before) {
        try {
            List<Path> days = history.days();
            for (int i = days.size() - 1; i >= Math.max(0, days.size() - DAYS); i--) {
                List<String> lines = Files.readAllLines(days.get(i), StandardCharsets.UTF_8);
                for (int line = lines.size() - 1; line >= 0; line--) {
                    Optional<List<Fact>> facts = good(lines.get(line), asked, before);
                    if (facts.isPresent()) {
                        return facts;
                    }
                }
            }
        } catch (IOException unreadable) {
            // Then what changed is not told: the question can be asked without.
        }
        return Optional.empty();
    }

    /** A line in which what was found now was found is passed over by its text: only a good one is worth reading whole. */
    private Optional<List<Fact>> good(String line, Collection<DiagnosisRequest> asked, Instant before) {
        if (asked.stream().anyMatch(request -> line.contains(found(request)))) {
            return Optional.empty();
        }
        try {
            Outcome outcome = OutcomeJson.read(Json.MAPPER.readTree(line), own);
            return outcome.startedAt().isBefore(before) ? Optional.of(outcome.facts()) : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String found(DiagnosisRequest request) {
        return "\"rule\":" + Json.MAPPER.getNodeFactory().textNode(request.about()) + ",\"subject\":"
                + Json.MAPPER.getNodeFactory().textNode(request.subject()) + ",";
    }
}
