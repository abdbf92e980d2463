package dev.selfheal.page;

import dev.selfheal.chronicle.Condition;
import java.util.Comparator;
import java.util.List;

/** A band for each subject: its last 30 days day by day, and the last 7 hour by hour. Who had most trouble comes first. */
record Bands(Month month) {
    private static final int MOST = 60;
    private static final int ROOM = 190_000;
    private static final int LONGEST = 200;

    private record Watched(String subject, Track hours, Track week) {
        static Watched of(String subject, Track hours) {
            return new Watched(subject, hours, hours.last(Month.WEEK * Month.HOURS));
        }
    }

    Element section() {
        Element section = ReportPage.section("bands", "The last 30 days and 7 days");
        List<Watched> order = month.subjects().stream()
                .map(subject -> Watched.of(subject, month.track(subject)))
                .sorted(Comparator.comparingInt((Watched one) -> -one.week().weight())
                        .thenComparingInt(one -> -one.hours().weight())
                        .thenComparing(Watched::subject))
                .toList();
        if (order.isEmpty()) {
            return section.add(Element.of("p", "Nothing was watched in the last 30 days."));
        }
        section.add(legend());
        Element rows = Element.of("tbody").with("role", "rowgroup");
        Shown shown = new Shown(MOST, ROOM);
        order.forEach(one -> shown.add(rows, () -> row(one.subject(), one.hours(), one.week())));
        section.add(Element.of("table")
                .named("bands")
                .with("role", "table")
                .add(Element.of("caption", "How each subject was; the worst of each day and hour"), columns(), rows));
        return section.add(shown.more("selfheal history --since 30d"));
    }

    /** Roles are said although a table has them: where it is laid out as a list for narrow screens, browsers forget them. */
    private Element columns() {
        Element row = Element.of("tr").with("role", "row");
        row.add(column("Subject", List.of()));
        row.add(column("30 days", List.of(Times.day(month.date(0)), "today")));
        String[] week = new String[Month.WEEK];
        for (int i = 0; i < Month.WEEK; i++) {
            week[i] = Times.weekday(month.date(Month.DAYS - Month.WEEK + i));
        }
        row.add(column("7 days", List.of(week)));
        return Element.of("thead").with("role", "rowgroup").add(row);
    }

    private static Element column(String heading, List<String> axis) {
        Element column = Element.of("th", heading).with("scope", "col").with("role", "columnheader");
        if (!axis.isEmpty()) {
            Element places = Element.of("div").named("axis").with("aria-hidden", "true");
            axis.forEach(place -> places.add(Element.of("span", place)));
            column.add(places);
        }
        return column;
    }

    private static Element row(String subject, Track hours, Track week) {
        Element name = Element.of("th").with("scope", "row").with("role", "rowheader");
        name.add(Element.name(subject, LONGEST));
        Element row = Element.of("tr").with("role", "row");
        if (hours.count(Condition.WELL) == hours.watched()) {
            row.named("quiet");
        }
        return row.add(
                name,
                cell("30 days", new Band(hours.worstOf(Month.HOURS), 1, "a bar a day"), hours),
                cell("7 days", new Band(week, Month.HOURS, "a bar an hour"), week));
    }

    private static Element cell(String length, Band band, Track hours) {
        Element told = Element.of("p").named("told");
        told.add(Element.of("span", length + ": ").named("length")).text(hours.told("h"));
        return Element.of("td").with("role", "cell").add(band.element(), told);
    }

    private static Element legend() {
        Element legend = Element.of("ul").named("legend").with("aria-label", "Legend");
        for (Condition condition : Condition.values()) {
            Mark mark = Mark.of(condition);
            Element sign = Element.of("svg")
                    .with("aria-hidden", "true")
                    .with("viewBox", "0 0 20 " + Mark.HEIGHT)
                    .with("width", "20")
                    .with("height", "" + Mark.HEIGHT);
            sign.add(Element.of("path").named("ground").with("d", "M0 19h20v1h-20z"));
            if (mark.tall() > 0) {
                sign.add(Element.of("rect")
                        .named(mark.style())
                        .with("x", "4")
                        .with("y", "" + mark.top())
                        .with("width", "12")
                        .with("height", "" + mark.tall()));
            }
            legend.add(Element.of("li").add(sign).text(" " + mark.word()));
        }
        return legend;
    }
}
