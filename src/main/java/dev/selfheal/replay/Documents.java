package dev.selfheal.replay;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.WrongJson;
import dev.selfheal.replay.Edition.Content;
import dev.selfheal.replay.Lines.Line;
import dev.selfheal.sys.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The documents of one source: one that is all of it, or one on each line. */
final class Documents {
    private static final ObjectReader STRICT = Json.MAPPER
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Source source;
    private final Lines lines;
    private final OwnKinds own;
    private final Optional<FactsCheck> check;
    private final Consumer<Entry> to;

    Documents(Source source, InputStream in, OwnKinds own, Optional<FactsCheck> check, Consumer<Entry> to) {
        this.source = source;
        this.lines = new Lines(in);
        this.own = own;
        this.check = check;
        this.to = to;
    }

    /** Hands over each of them, or what is wrong with it. */
    void read() throws IOException {
        Line first = lines.next();
        if (first == null) {
            if (!isHistory()) {
                wrong(0, List.of("$: expected an outcome or a recording of facts, this is empty"));
            }
            return;
        }
        if (source.line() > 0 || isHistory() || isDocument(first)) {
            each(first, null);
            return;
        }
        Line second = lines.next();
        // A document over several lines has its fields on the second, and they are no object.
        if (second != null && first.begins('{') && second.begins('{')) {
            each(first, second);
        } else {
            whole(first, second);
        }
    }

    private boolean isHistory() {
        return source.name().endsWith(".jsonl");
    }

    private void each(Line first, @Nullable Line second) throws IOException {
        line(first);
        for (Line line = second == null ? lines.next() : second; line != null; line = lines.next()) {
            line(line);
        }
    }

    private void line(Line line) {
        if (source.line() != 0 && source.line() != line.number()) {
            return;
        }
        try {
            content(line.number(), STRICT.readTree(line.bytes()));
        } catch (JsonProcessingException wrong) {
            if (!line.ended() && (line.number() > 1 || isHistory())) {
                String what = "the last line is unfinished: its writer was stopped; it is left out";
                to.accept(new Unreadable(source.name(), line.number(), List.of(what), true));
            } else {
                wrong(line.number(), List.of(notJson(wrong, false)));
            }
        } catch (IOException impossible) {
            wrong(line.number(), List.of(Source.reason(impossible)));
        }
    }

    private void whole(Line first, @Nullable Line second) throws IOException {
        InputStream begin = bytes(first);
        InputStream more = second == null ? begin : new SequenceInputStream(begin, bytes(second));
        try {
            content(0, STRICT.readTree(new SequenceInputStream(more, lines.rest())));
        } catch (JsonProcessingException wrong) {
            wrong(0, List.of(notJson(wrong, true)));
        }
    }

    private static InputStream bytes(Line line) {
        InputStream bytes = new ByteArrayInputStream(line.bytes());
        return line.ended() ? new SequenceInputStream(bytes, new ByteArrayInputStream(new byte[] {'\n'})) : bytes;
    }

    private void content(int line, JsonNode document) {
        if (source.found() && document.isObject() && !document.has("facts")) {
            String what = "left out: no outcome and no recording, it has no facts";
            to.accept(new Unreadable(source.name(), line, List.of(what), true));
            return;
        }
        try {
            Content content = Edition.of(document, own);
            List<String> problems = check.map(
                            facts -> facts.problems(Edition.edition(document).newest(document)))
                    .orElse(List.of());
            if (!problems.isEmpty()) {
                wrong(line, problems);
                return;
            }
            String id = content.outcome().map(Outcome::id).orElse("recording");
            to.accept(new Recorded(
                    source.name(), line, content.outcome(), content.at(), timed(content.facts(), id, content)));
        } catch (WrongJson wrong) {
            wrong(line, wrong.problems());
        }
    }

    /** Rules know the time from the cycle alone: where none was recorded, the time of the recording makes one. */
    private static List<Fact> timed(List<Fact> facts, String id, Content content) {
        long cycles = facts.stream().filter(Cycle.class::isInstance).count();
        if (cycles > 1) {
            throw new WrongJson("$.facts: expected one fact of kind cycle, found " + cycles);
        }
        if (cycles == 1) {
            return facts;
        }
        List<Fact> timed = new ArrayList<>(facts);
        timed.add(new Cycle("selfheal", id, content.at(), 1, null, false, false, Duration.ZERO, 0));
        return timed;
    }

    private void wrong(int line, List<String> problems) {
        to.accept(new Unreadable(source.name(), line, problems, false));
    }

    private static boolean isDocument(Line line) {
        try {
            STRICT.readTree(line.bytes());
            return true;
        } catch (IOException other) {
            return false;
        }
    }

    private static String notJson(JsonProcessingException wrong, boolean withLine) {
        JsonLocation at = wrong.getLocation();
        String where = at == null
                ? ""
                : withLine
                        ? " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"
                        : " (column " + at.getColumnNr() + ")";
        String what = wrong.getOriginalMessage();
        if (wrong instanceof MismatchedInputException) {
            // The parser's own words are about its settings.
            String twice = what.replaceFirst("(?s)^Duplicate field ('.*?') for .*$", "the field $1 stands there twice");
            return "$: " + (twice.equals(what) ? "expected one JSON document, found more after it" : twice) + where;
        }
        return "$: not JSON: " + what + where;
    }
}
