package dev.selfheal.page;

import dev.selfheal.chronicle.Episode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened in the last 30 days: what is open first, then the latest. The same trouble of the same subject is told once. */
record Incidents(Month month) {
    private static final int MOST = 40;
    private static final int ROOM = 120_000;

    Element section() {
        Element section = ReportPage.section("incidents", "Incidents of the last 30 days");
        Map<List<String>, List<Episode>> alike = new LinkedHashMap<>();
        for (Episode episode : month.troubles(Month.DAYS)) {
            alike.computeIfAbsent(List.of(episode.subject(), episode.rule()), key -> new ArrayList<>())
                    .add(episode);
        }
        List<Repeated> all = alike.values().stream()
                .map(Repeated::new)
                .sorted(Comparator.comparing(Repeated::open)
                        .thenComparing(Repeated::lastSeen)
                        .reversed())
                .toList();
        if (all.isEmpty()) {
            section.add(Element.of("p", "There were none."));
        }
        Shown shown = new Shown(MOST, ROOM);
        Times times = new Times(month.zone());
        all.forEach(one -> shown.add(section, () -> new Incident(one, times).article()));
        section.add(shown.more("selfheal history --since 30d"));
        return section.add(new Noted(month).details());
    }
}
