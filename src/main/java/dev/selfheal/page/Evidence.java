package dev.selfheal.page;

import dev.selfheal.outcome.EvidenceRecord;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was to be seen right before the first fix, as long as there is room for it. */
record Evidence(List<EvidenceRecord> records, Room room) {
    private static final int MOST_RECORDS = 8;
    private static final int MOST_LINES = 25;
    private static final int LONGEST = 300;

    List<Element> details() {
        if (records.isEmpty()) {
            return List.of();
        }
        Element details = Element.of("details")
                .add(Element.of("summary", "Evidence from before the first fix (" + records.size() + ")"));
        records.stream().limit(MOST_RECORDS).forEach(record -> details.add(figure(record)));
        return List.of(details.add(Counted.more(records.size(), MOST_RECORDS, "selfheal history --since 30d")));
    }

    private Element figure(EvidenceRecord record) {
        Element figure = Element.of("figure");
        figure.add(Element.of("figcaption", record.kind().name().toLowerCase(Locale.ROOT) + ": ")
                .add(Element.outside(Visible.shortened(record.source(), LONGEST))));
        List<String> lines = record.lines();
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        String text = last.stream().map(line -> Visible.shortened(line, LONGEST)).collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            figure.add(
                    room.take(text)
                            ? Element.of("pre", text).with("tabindex", "0")
                            : Element.of("p", "Left out here for want of room.").named("more"));
        }
        if (record.missing() != null) {
            figure.add(Element.of("p", "Missing: ").add(Element.outside(Visible.shortened(record.missing(), LONGEST))));
        }
        return figure;
    }
}
