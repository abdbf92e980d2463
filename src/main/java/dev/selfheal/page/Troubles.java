package dev.selfheal.page;

import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the monitor itself had trouble with: who watches must say when it could not. */
record Troubles(Month month, Moment moment) {
    private static final int MOST = 30;
    private static final int ROOM = 20_000;
    private static final int LONGEST = 500;

    Element section() {
        Element section = ReportPage.section("monitor", "What the monitor itself had trouble with");
        section.add(Element.of("p", watched())).add(leftOut());
        List<String> now = new ArrayList<>(moment.problems());
        if (moment.latest() != null) {
            now.addAll(moment.latest().problems());
        }
        now.addAll(month.problems());
        if (!now.isEmpty()) {
            section.add(Element.of("h3", "Now (" + now.size() + ")").named("mark warning"));
            list(section, now);
        }
        List<Trouble> troubles = troubles();
        if (troubles.isEmpty()) {
            return section.add(Element.of("p", "In the last 30 days it had no trouble of its own."));
        }
        Element rows = Element.of("tbody");
        Shown shown = new Shown(MOST, ROOM);
        troubles.forEach(one -> shown.add(rows, () -> row(one)));
        Element columns = Element.of("tr");
        List.of("What", "Times", "First", "Last")
                .forEach(heading -> columns.add(Element.of("th", heading).with("scope", "col")));
        section.add(Element.of("div")
                .named("scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Troubles of the monitor, table")
                .add(Element.of("table")
                        .named("numbers troubles")
                        .add(
                                Element.of("caption", "Its troubles of the last 30 days, the latest first"),
                                Element.of("thead").add(columns),
                                rows)));
        return section.add(shown.more("selfheal history --since 30d"));
    }

    private static void list(Element section, List<String> problems) {
        Element list = Element.of("ul");
        Shown shown = new Shown(MOST, ROOM);
        problems.forEach(
                one -> shown.add(list, () -> Element.of("li").add(Element.outside(Visible.shortened(one, LONGEST)))));
        section.add(list).add(shown.more("selfheal doctor"));
    }

    /** Hours of the last week, up to this one, in which there was no cycle: asleep, switched off, or not running. */
    private String watched() {
        int hours = 0;
        int silent = 0;
        int thisHour = moment.written().atZone(month.zone()).getHour();
        for (int i = Month.DAYS - Month.WEEK; i < Month.DAYS; i++) {
            Day day = month.day(i);
            int until = i == Month.DAYS - 1 ? thisHour + 1 : Month.HOURS;
            for (int hour = 0; hour < until; hour++) {
                hours++;
                silent += day == null || silent(day, hour) ? 1 : 0;
            }
        }
        return silent == 0
                ? "It looked in every hour of the last 7 days."
                : "In " + silent + " of the last " + hours
                        + " hours there was no cycle: the machine was asleep or off, or Selfheal did not run.";
    }

    private static boolean silent(Day day, int hour) {
        return day.hourly().size() > hour
                ? day.hourly().get(hour) == 0
                : day.subjects().values().stream()
                        .noneMatch(signs -> signs.length() > hour && signs.charAt(hour) != '.');
    }

    /** Kinds of things of which the summaries had no room for all. */
    private List<Element> leftOut() {
        Map<String, Integer> most = new TreeMap<>();
        for (int i = 0; i < Month.DAYS; i++) {
            Day day = month.day(i);
            if (day != null) {
                day.leftOut().forEach((kind, count) -> most.merge(kind, count, Math::max));
            }
        }
        return most.entrySet().stream()
                .limit(MOST)
                .map(one -> Element.of("p", "There were so many ")
                        .add(Element.outside(Visible.shortened(one.getKey(), LONGEST)))
                        .text(" that on one day " + Counted.grouped(one.getValue()) + " found no room here."))
                .toList();
    }

    /** Each once, over all days. */
    private List<Trouble> troubles() {
        Map<String, Trouble> all = new LinkedHashMap<>();
        for (int i = 0; i < Month.DAYS; i++) {
            Day day = month.day(i);
            if (day != null) {
                day.troubles().forEach(one -> all.merge(one.what(), one, Troubles::both));
            }
        }
        return all.values().stream()
                .sorted(Comparator.comparing(Trouble::last).reversed().thenComparing(Trouble::what))
                .toList();
    }

    private static Trouble both(Trouble one, Trouble other) {
        Instant first = one.first().isBefore(other.first()) ? one.first() : other.first();
        Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
        return new Trouble(one.what(), one.times() + other.times(), first, last);
    }

    private Element row(Trouble trouble) {
        Times times = new Times(month.zone());
        return Element.of("tr")
                .add(
                        Element.of("th")
                                .with("scope", "row")
                                .add(Element.outside(Visible.shortened(trouble.what(), LONGEST))),
                        Element.of("td", Counted.grouped(trouble.times())),
                        Element.of("td").add(times.at(trouble.first())),
                        Element.of("td").add(times.at(trouble.last())));
    }
}
