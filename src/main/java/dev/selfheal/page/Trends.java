package dev.selfheal.page;

import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Trend;
import java.util.Map;
import java.util.TreeMap;

/** How disks filled and logs grew over the 30 days. */
record Trends(Month month) {
    private static final int MOST = 40;
    private static final int ROOM = 60_000;

    Element section() {
        Element section = ReportPage.section("trends", "Disks and logs");
        Map<String, Course> courses = courses();
        if (courses.isEmpty()) {
            return section.add(Element.of("p", "No disk and no log was measured in the last 30 days."));
        }
        Element list = Element.of("ul").named("trends");
        Shown shown = new Shown(MOST, ROOM);
        courses.forEach((subject, course) -> shown.add(list, () -> course.item(subject)));
        return section.add(list).add(shown.more("selfheal history --since 30d"));
    }

    private Map<String, Course> courses() {
        Map<String, Course> courses = new TreeMap<>();
        for (int i = 0; i < Month.DAYS; i++) {
            Day day = month.day(i);
            if (day != null) {
                for (Map.Entry<String, Trend> one : day.trends().entrySet()) {
                    courses.computeIfAbsent(one.getKey(), subject -> new Course())
                            .add(i, one.getValue());
                }
            }
        }
        return courses;
    }
}
