package dev.selfheal.page;

import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was only noted in the 30 days: out of the way, and each once. */
record Noted(Month month) {
    private static final int MOST = 20;
    private static final int ROOM = 15_000;

    List<Element> details() {
        Map<List<String>, Note> latest = new LinkedHashMap<>();
        for (int i = 0; i < Month.DAYS; i++) {
            Day day = month.day(i);
            if (day != null) {
                day.notes().forEach(note -> latest.put(List.of(note.subject(), note.rule()), note));
            }
        }
        if (latest.isEmpty()) {
            return List.of();
        }
        List<Note> notes = new ArrayList<>(latest.values());
        notes.sort(Comparator.comparing(Note::first).reversed());
        Times times = new Times(month.zone());
        Element list = Element.of("ul");
        Shown shown = new Shown(MOST, ROOM);
        notes.forEach(note -> shown.add(list, () -> Element.of("li")
                .add(Element.name(note.subject(), Incident.LONGEST_NAME))
                .text(": ")
                .add(Element.outside(Visible.shortened(note.message(), Incident.LONGEST)))
                .text(", on ")
                .add(times.at(note.first()))));
        return List.of(Element.of("details")
                .add(Element.of("summary", "Only noted (" + notes.size() + ")"), list)
                .add(shown.more("selfheal history --since 30d")));
    }
}
