package dev.selfheal.chronicle.told;

import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Try;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Incidents as comma-separated values (RFC 4180), one a line, times in UTC. No cell is a formula to a spreadsheet. */
public final class HistoryCsv {
    private static final List<String> COLUMNS = List.of(
            "id",
            "subject",
            "rule",
            "severity",
            "first_seen",
            "over",
            "end",
            "seconds",
            "healed_by",
            "healed_target",
            "tries",
            "failed",
            "held_back_by",
            "told",
            "explained_by",
            "message",
            "note");

    private HistoryCsv() {}

    public static String print(HistoryReport report) {
        StringBuilder text = new StringBuilder(line(COLUMNS));
        report.incidents().forEach(episode -> text.append(line(cells(episode))));
        return text.toString();
    }

    private static List<String> cells(Episode episode) {
        List<Try> tries = episode.tries();
        @Nullable
        Try healing = tries.stream()
                .filter(one -> one.result().equals("healed"))
                .reduce((before, after) -> after)
                .orElse(null);
        return List.of(
                episode.id(),
                episode.subject(),
                episode.rule(),
                episode.severity().name(),
                episode.since().toString(),
                text(episode.until()),
                text(episode.end()),
                episode.until() == null
                        ? ""
                        : Long.toString(Duration.between(episode.since(), episode.until())
                                .toSeconds()),
                healing == null ? "" : healing.action(),
                healing == null ? "" : healing.target(),
                Integer.toString(tries.size()),
                Long.toString(tries.stream()
                        .filter(one -> !one.result().equals("healed"))
                        .count()),
                episode.held().stream().map(Held::by).distinct().collect(Collectors.joining(" ")),
                text(episode.told()),
                text(episode.explainedBy()),
                episode.message(),
                episode.note());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(HistoryCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** What a spreadsheet would take for a formula, and run, becomes a text by the apostrophe that they all know. */
    private static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
        String safe = harmless(formula ? "'" + value : value);
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** A terminal obeys none of it: the ends of lines stay, which a quoted cell may hold. */
    private static String harmless(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints()
                .map(point ->
                        Character.getType(point) == Character.CONTROL && "\t\r\n".indexOf(point) < 0 ? '?' : point)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
