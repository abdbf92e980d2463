package dev.selfheal.chronicle;

import dev.selfheal.fact.Incident;
import dev.selfheal.verdict.Conclusion;

/** What an incident is of: never are two of one rule and subject open at once. */
record Key(String rule, String subject) {
    static Key of(Conclusion conclusion) {
        return new Key(conclusion.rule(), conclusion.subject());
    }

    static Key of(Incident incident) {
        return new Key(incident.rule(), incident.subject());
    }

    static Key of(Episode episode) {
        return new Key(episode.rule(), episode.subject());
    }
}
