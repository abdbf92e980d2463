package dev.selfheal.chronicle;

import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Hypothesis;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Veto;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done about an episode in one cycle, what was held back, said and guessed. */
final class Doings {
    private final Outcome outcome;
    private final Bounds bounds;
    private int exhibits;

    /** @param exhibits episodes of the day that have evidence already */
    Doings(Outcome outcome, Bounds bounds, int exhibits) {
        this.outcome = outcome;
        this.bounds = bounds;
        this.exhibits = exhibits;
    }

    void add(EpisodeDraft episode, Found found) {
        for (FixRecord fix : outcome.fixes()) {
            if (found.servedBy(fix)) {
                captured(episode, fix);
                if (fix.decision() == Decision.APPLIED) {
                    tried(episode, fix);
                } else if (fix.decision() == Decision.REFUSED) {
                    held(episode, new Held(fix.action(), "floor", Bounds.reason(fix.reason()), fix.at(), fix.until()));
                } else if (fix.decision() == Decision.WITHHELD) {
                    vetoed(episode, fix);
                }
            }
        }
        told(episode);
        guessed(episode);
    }

    private void tried(EpisodeDraft episode, FixRecord fix) {
        String result = fix.result() == null ? "unknown" : fix.result().name();
        episode.tries.add(
                new Try(fix.action(), fix.target(), fix.at(), Spoken.words(result), Bounds.reason(fix.reason())));
        if (episode.tries.size() > Bounds.TRIES) {
            // The first says how it began, the last how it is.
            episode.tries.remove(1);
            bounds.leave("tries");
        }
    }

    private void vetoed(EpisodeDraft episode, FixRecord record) {
        for (Fix fix : outcome.verdict().fixes()) {
            if (fix.target().equals(record.target())
                    && record.causes().contains(fix.cause())
                    && record.subjects().contains(fix.subject())) {
                for (Veto veto : outcome.verdict().vetoes(fix)) {
                    held(
                            episode,
                            new Held(
                                    fix.action(),
                                    veto.rule(),
                                    Bounds.reason(veto.reason()),
                                    record.at(),
                                    veto.until()));
                }
            }
        }
    }

    /** Each reason once: what it says of numbers and times is kept as last said. */
    private void held(EpisodeDraft episode, Held held) {
        for (int i = 0; i < episode.held.size(); i++) {
            Held before = episode.held.get(i);
            if (before.by().equals(held.by()) && before.action().equals(held.action())) {
                episode.held.set(i, new Held(held.action(), held.by(), held.reason(), before.at(), held.until()));
                return;
            }
        }
        if (episode.held.size() < Bounds.HELD) {
            episode.held.add(held);
        } else {
            bounds.leave("held");
        }
    }

    private void captured(EpisodeDraft episode, FixRecord fix) {
        List<?> evidence = fix.evidence();
        if (evidence == null || evidence.isEmpty() || !episode.evidence.isEmpty()) {
            return;
        }
        if (exhibits < Bounds.EXHIBITS) {
            episode.evidence = Bounds.evidence(Objects.requireNonNull(fix.evidence()));
            exhibits++;
        } else {
            bounds.leave("evidence");
        }
    }

    private void told(EpisodeDraft episode) {
        if (episode.told == null) {
            episode.told = outcome.alerted().stream()
                    .filter(sent -> sent.error() == null)
                    .filter(sent -> sent.alert().about().equals(episode.key.rule())
                            && sent.alert().subject().equals(episode.key.subject()))
                    .map(Outcome.Delivery::at)
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }

    private void guessed(EpisodeDraft episode) {
        DiagnosisRecord said = outcome.diagnosis();
        if (said.cause() != null && said.about().contains(episode.key.subject())) {
            boolean asked = said.state() == DiagnosisRecord.State.ANSWERED;
            episode.hypothesis = new Hypothesis(
                    asked ? said.model() : null,
                    said.cause(),
                    Bounds.text(text(said.explanation())),
                    said.confidence());
        }
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
