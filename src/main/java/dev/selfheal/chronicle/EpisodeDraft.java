package dev.selfheal.chronicle;

import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Hypothesis;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.chronicle.Episode.Well;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.verdict.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An episode while a cycle is added to it. */
final class EpisodeDraft {
    String id;
    final Key key;
    Severity severity;
    String message;
    String doc;
    final Instant since;

    @Nullable
    Instant until;

    @Nullable
    End end;

    String note;

    @Nullable
    String explainedBy;

    @Nullable
    Instant told;

    final List<Try> tries;
    final List<Held> held;
    List<EvidenceRecord> evidence;

    @Nullable
    Hypothesis hypothesis;

    @Nullable
    Well well;

    /** A new one. */
    EpisodeDraft(String id, Found found, Instant since) {
        this.id = id;
        this.key = found.key();
        this.severity = found.severity();
        this.message = "";
        this.doc = "";
        this.since = since;
        this.note = "";
        this.tries = new ArrayList<>();
        this.held = new ArrayList<>();
        this.evidence = List.of();
        found(found);
    }

    EpisodeDraft(Episode before) {
        this.id = before.id();
        this.key = Key.of(before);
        this.severity = before.severity();
        this.message = before.message();
        this.doc = before.doc();
        this.since = before.since();
        this.until = before.until();
        this.end = before.end();
        this.note = before.note();
        this.explainedBy = before.explainedBy();
        this.told = before.told();
        this.tries = new ArrayList<>(before.tries());
        this.held = new ArrayList<>(before.held());
        this.evidence = before.evidence();
        this.hypothesis = before.hypothesis();
        this.well = before.well();
    }

    /** It was seen once more. */
    void found(Found found) {
        severity = found.severity().compareTo(severity) > 0 ? found.severity() : severity;
        message = Bounds.text(found.message());
        explainedBy = found.by() == null ? null : found.by().subject();
    }

    /** It is over: as it was seen to be well, or else as this says. */
    void over(Instant at, End how, String words) {
        Well seen = well;
        Instant then = seen == null ? at : seen.at();
        // A clock that was set back must not make an end before its beginning.
        until = then.isBefore(since) ? since : then;
        end = seen == null ? how : seen.how();
        note = seen == null ? words : "";
        well = null;
    }

    Episode done() {
        return new Episode(
                id,
                key.subject(),
                key.rule(),
                severity,
                message,
                doc,
                since,
                until,
                end,
                note,
                explainedBy,
                told,
                List.copyOf(tries),
                List.copyOf(held),
                evidence,
                hypothesis,
                well);
    }
}
