package dev.selfheal.page;

import dev.selfheal.outcome.EvidenceRecord;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was to be seen right before the first fix, the ends of long texts. */
record Evidence(List<EvidenceRecord> records) {
    private static final int MOST_RECORDS = 8;
    private static final int ROOM = 20_000;
    private static final int MOST_LINES = 25;
    private static final int LONGEST = 300;

    List<Element> details() {
        if (records.isEmpty()) {
            return List.of();
        }
        Element details = Element.of("details")
                .add(Element.of("summary", "Evidence from before the first fix (" + records.size() + ")"));
        Shown shown = new Shown(MOST_RECORDS, ROOM);
        records.forEach(record -> shown.add(details, () -> figure(record)));
        return List.of(details.add(shown.more("selfheal history --since 30d")));
    }

    private Element figure(EvidenceRecord record) {
        Element figure = Element.of("figure");
        figure.add(Element.of("figcaption", record.kind().name().toLowerCase(Locale.ROOT) + ": ")
                .add(Element.outside(Visible.shortened(record.source(), LONGEST))));
        List<String> lines = record.lines();
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        String text =
                last.stream().map(line -> Visible.shortened(line, LONGEST)).collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            figure.add(Element.of("pre", text).with("tabindex", "0"));
        }
        if (record.missing() != null) {
            figure.add(Element.of("p", "Missing: ").add(Element.outside(Visible.shortened(record.missing(), LONGEST))));
        }
        return figure;
    }
}
