package dev.selfheal.page;

import dev.selfheal.chronicle.Episode;
import dev.selfheal.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened in the last 30 days: what is open first, then the latest. The same trouble of the same subject is told once. */
record Incidents(Month month) {
    private static final int MOST = 40;
    private static final int MOST_NOTED = 10;

    Element section() {
        Element section = ReportPage.section("incidents", "Incidents of the last 30 days");
        Map<List<String>, List<Episode>> alike = new LinkedHashMap<>();
        for (Episode episode : month.episodes(Month.DAYS)) {
            alike.computeIfAbsent(List.of(episode.subject(), episode.rule()), key -> new ArrayList<>())
                    .add(episode);
        }
        List<Repeated> all = alike.values().stream()
                .map(Repeated::new)
                .sorted(Comparator.comparing(Repeated::open)
                        .thenComparing(Repeated::lastSeen)
                        .reversed())
                .toList();
        List<Repeated> serious = all.stream().filter(one -> one.latest().severity() != Severity.INFO).toList();
        if (serious.isEmpty()) {
            section.add(Element.of("p", "There were none."));
        }
        Room room = new Room();
        serious.stream().limit(MOST).forEach(one -> section.add(new Incident(one, new Times(month.zone()), room).article()));
        section.add(Counted.more(serious.size(), MOST, "selfheal history --since 30d"));
        List<Repeated> noted = all.stream().filter(one -> one.latest().severity() == Severity.INFO).toList();
        return noted.isEmpty() ? section : section.add(noted(noted));
    }

    private static Element noted(List<Repeated> noted) {
        Element list = Element.of("ul");
        noted.stream().limit(MOST_NOTED).forEach(one -> list.add(Element.of("li")
                .add(Element.name(one.latest().subject(), Incident.LONGEST_NAME))
                .text(": ")
                .add(Element.outside(Visible.shortened(one.latest().message(), Incident.LONGEST)))));
        return Element.of("details")
                .add(Element.of("summary", "Only noted (" + noted.size() + ")"), list)
                .add(Counted.more(noted.size(), MOST_NOTED, "selfheal history --since 30d"));
    }
}
