package dev.selfheal.page;

import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Median;
import dev.selfheal.outcome.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long it took from first seen to healed, by subject. */
record Healing(Month month) {
    private static final int MOST = 30;
    private static final int ROOM = 20_000;
    private static final int LONGEST = 200;

    Element section() {
        Element section = ReportPage.section("healing", "Time to heal");
        Map<String, List<Episode>> bySubject = new TreeMap<>();
        for (Episode episode : month.troubles(Month.DAYS)) {
            if (episode.timeToHeal().isPresent() || !episode.tries().isEmpty()) {
                bySubject
                        .computeIfAbsent(episode.subject(), subject -> new ArrayList<>())
                        .add(episode);
            }
        }
        if (bySubject.isEmpty()) {
            return section.add(Element.of("p", "Nothing had to be healed in the last 30 days."));
        }
        Element rows = Element.of("tbody");
        Shown shown = new Shown(MOST, ROOM);
        bySubject.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> shown.add(rows, () -> row(Element.name(entry.getKey(), LONGEST), entry.getValue())));
        if (bySubject.size() > 1) {
            List<Episode> all =
                    bySubject.values().stream().flatMap(List::stream).toList();
            rows.add(row(Element.of("span", "All together"), all).named("sum"));
        }
        section.add(Element.of("div")
                .named("scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Time to heal, table")
                .add(Element.of("table")
                        .named("numbers")
                        .add(
                                Element.of("caption", "From first seen to proven well, in the last 30 days"),
                                Element.of("thead").add(columns()),
                                rows)));
        return section.add(shown.more("selfheal history --since 30d"));
    }

    private static Element columns() {
        Element row = Element.of("tr");
        for (String heading : List.of("Subject", "Healed", "Median", "Longest", "Fixes", "Did not help")) {
            row.add(Element.of("th", heading).with("scope", "col"));
        }
        return row;
    }

    private static Element row(Element name, List<Episode> episodes) {
        Median times = Median.of(episodes.stream()
                .map(Episode::timeToHeal)
                .flatMap(Optional::stream)
                .toList());
        long tries =
                episodes.stream().mapToLong(episode -> episode.tries().size()).sum();
        long helped = episodes.stream()
                .flatMap(episode -> episode.tries().stream())
                .filter(one -> one.result().equals("healed"))
                .count();
        Element row = Element.of("tr").add(Element.of("th").with("scope", "row").add(name));
        for (String number : List.of(
                "" + times.count(),
                times.count() == 0 ? "\u2013" : Spoken.duration(times.middle()),
                times.count() == 0 ? "\u2013" : Spoken.duration(times.longest()),
                "" + tries,
                "" + (tries - helped))) {
            row.add(Element.of("td", number));
        }
        return row;
    }
}
