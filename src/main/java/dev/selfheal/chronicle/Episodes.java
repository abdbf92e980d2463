package dev.selfheal.chronicle;

import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Well;
import dev.selfheal.fact.Incident;
import dev.selfheal.outcome.FixRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds one cycle to the episodes of a day. */
final class Episodes {
    private final Sight sight;
    private final Doings doings;
    private final Bounds bounds;
    private final List<Episode> over = new ArrayList<>();
    private final Map<Key, EpisodeDraft> open = new LinkedHashMap<>();

    private Episodes(List<Episode> before, Sight sight, Bounds bounds) {
        this.sight = sight;
        this.bounds = bounds;
        int exhibits =
                (int) before.stream().filter(one -> !one.evidence().isEmpty()).count();
        this.doings = new Doings(sight.outcome(), bounds, exhibits);
        for (Episode episode : before) {
            if (episode.end() == null) {
                open.put(Key.of(episode), new EpisodeDraft(episode));
            } else {
                over.add(episode);
            }
        }
    }

    static List<Episode> after(List<Episode> before, Sight sight, Bounds bounds) {
        Episodes episodes = new Episodes(before, sight, bounds);
        episodes.lost();
        episodes.stand();
        episodes.heal();
        episodes.rest();
        return episodes.all();
    }

    /** Those whose incident was closed between this cycle and the last that is told. */
    private void lost() {
        for (EpisodeDraft episode : List.copyOf(open.values())) {
            boolean here = sight.incident(episode.key)
                    .filter(incident ->
                            episode.well == null || incident.id().equals(episode.id) || provisional(episode))
                    .isPresent();
            boolean stands = sight.standing().containsKey(episode.key);
            if (sight.remembers() && !here && (episode.well != null || !stands)) {
                end(episode, sight.outcome().startedAt());
            }
        }
    }

    /** What the cycle ended with. */
    private void stand() {
        for (Found found : sight.standing().values()) {
            EpisodeDraft episode = open.get(found.key());
            if (episode == null && found.matters()) {
                Optional<Incident> incident = sight.incident(found.key());
                Instant since =
                        incident.map(Incident::since).orElse(sight.first(found).at());
                episode = new EpisodeDraft(name(found.key()), found, since);
                open.put(found.key(), episode);
            }
            if (episode != null) {
                episode.well = null;
                episode.found(found);
                episode.doc = episode.doc.isEmpty() ? sight.doc(found.key()) : episode.doc;
                doings.add(episode, found);
                identify(episode);
            }
        }
    }

    /** What began the cycle and is gone: healed by a fix, or well by itself. */
    private void heal() {
        sight.gone().filter(found -> sight.looked().at(found.key().subject())).forEach(found -> {
            EpisodeDraft episode = open.get(found.key());
            Optional<Instant> healed = healed(found);
            if (episode == null && found.matters() && healed.isPresent()) {
                EpisodeDraft brief = new EpisodeDraft(name(found.key()), found, found.at());
                brief.doc = sight.doc(found.key());
                doings.add(brief, found);
                brief.over(healed.get(), End.HEALED, "");
                over.add(brief.done());
            } else if (episode != null) {
                episode.found(found);
                doings.add(episode, found);
                healed.ifPresent(at -> episode.well = new Well(at, End.HEALED));
            }
        });
    }

    /** What was not found at the end of the cycle, though its incident was open. */
    private void rest() {
        for (EpisodeDraft episode : List.copyOf(open.values())) {
            if (sight.standing().containsKey(episode.key) || !sight.judged()) {
                continue;
            }
            identify(episode);
            if (episode.well == null && sight.looked().at(episode.key.subject())) {
                episode.well = new Well(sight.judgedAt(), End.RECOVERED);
            }
            Optional<Incident> incident = sight.incident(episode.key);
            Instant now = sight.judgedAt();
            if (incident.isPresent() && !incident.get().watched()) {
                end(episode, now, End.CLOSED, "no longer watched");
            } else if (incident.isPresent() && incident.get().retired()) {
                end(episode, now, End.CLOSED, "its rule is gone");
            } else if (sight.closed(episode.key)) {
                end(episode, now);
            }
        }
    }

    private Optional<Instant> healed(Found found) {
        return sight.healing().stream()
                .filter(found::servedBy)
                .map(Episodes::proven)
                .max(Instant::compareTo);
    }

    private static Instant proven(FixRecord fix) {
        return fix.took() == null ? fix.at() : fix.at().plus(fix.took());
    }

    private void end(EpisodeDraft episode, Instant at) {
        boolean looked = sight.looked().at(episode.key.subject());
        end(episode, at, looked ? End.RECOVERED : End.CLOSED, looked ? "" : "no longer watched");
    }

    private void end(EpisodeDraft episode, Instant at, End how, String note) {
        episode.over(at, how, note);
        open.remove(episode.key);
        over.add(episode.done());
    }

    /** The incident's id, once there is one; of what nobody was told, the ledger's word counts. */
    private void identify(EpisodeDraft episode) {
        sight.incidentAfter(episode.key).ifPresent(incident -> {
            episode.id = incident.id();
            episode.told = episode.told == null ? incident.told() : episode.told;
        });
    }

    private String name(Key key) {
        return sight.outcome().id() + "/" + key.rule() + "/" + key.subject();
    }

    private static boolean provisional(EpisodeDraft episode) {
        return episode.id.contains("/");
    }

    private List<Episode> all() {
        // Of what is open nothing is left out for what is over, and of that the newest is seen again in the next cycle.
        List<Episode> standing = open.values().stream()
                .limit(Bounds.EPISODES)
                .map(EpisodeDraft::done)
                .toList();
        bounds.leave("open", open.size() - standing.size());
        int gone = Math.max(0, over.size() + standing.size() - Bounds.EPISODES);
        for (int i = 0; i < gone; i++) {
            bounds.leave("episodes");
        }
        List<Episode> all = new ArrayList<>(over.subList(gone, over.size()));
        all.addAll(standing);
        return List.copyOf(all);
    }
}
