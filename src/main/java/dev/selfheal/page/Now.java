package dev.selfheal.page;

import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Findings;
import dev.selfheal.outcome.Fixes;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.outcome.Pausing;
import dev.selfheal.verdict.Severity;
import java.util.List;

/** The latest cycle: what is sick, what was done, what is held back or paused. */
record Now(Moment moment) {
    private static final int MOST = 15;
    /** Of one of the lists, in bytes. */
    private static final int ROOM = 10_000;

    private static final int LONGEST = 200;
    private static final String ALL = "selfheal status";

    Element section() {
        Element section = ReportPage.section("now", "Now");
        int empty = section.size();
        Outcome latest = moment.latest();
        List<Pause> pauses = moment.pauses();
        if (latest == null) {
            list(section, "Paused", new Pausing(pauses, moment.written(), moment.zone()).items());
            return section.add(Element.of("p", "No cycle has left an outcome that can be read. The next one will: ")
                    .add(Element.of("code", "selfheal run")));
        }
        Findings findings = new Findings(latest.verdict(), latest.facts());
        Fixes fixes = new Fixes(latest, moment.zone());
        list(section, "Critical", findings.of(Severity.CRITICAL));
        list(section, "Tried, not healed", fixes.notHealed());
        list(section, "Paused", new Pausing(pauses, moment.written(), moment.zone()).items());
        list(section, "Held back", fixes.heldBack());
        guess(section, latest.diagnosis());
        list(section, "Warnings", findings.of(Severity.WARNING));
        list(section, "Could not be checked", findings.unchecked());
        list(section, "Fixed in this cycle", fixes.healed());
        list(section, "Would be done", fixes.planned());
        list(section, "Well again without help", fixes.alreadyWell());
        list(section, "Noted", findings.of(Severity.INFO));
        return section.size() == empty
                ? section.add(
                        Element.of("p", "Nothing is sick, held back or paused.").named("calm"))
                : section;
    }

    private static void guess(Element section, DiagnosisRecord diagnosis) {
        String explanation = diagnosis.explanation();
        String cause = diagnosis.cause();
        if (cause != null || explanation != null) {
            section.add(new Guess(
                            diagnosis.model(),
                            cause == null ? "" : cause,
                            explanation == null ? "" : explanation,
                            diagnosis.confidence())
                    .element("h3"));
        } else if (diagnosis.state() == DiagnosisRecord.State.NONE && diagnosis.reason() != null) {
            list(section, "No diagnosis", List.of(Item.of("", diagnosis.reason())));
        }
    }

    private static void list(Element section, String heading, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        Element list = Element.of("dl").named("items");
        Shown shown = new Shown(MOST, ROOM);
        items.forEach(item -> shown.add(list, () -> element(item)));
        section.add(Element.of("h3", heading + " (" + items.size() + ")").named(style(heading)), list);
        section.add(shown.more(ALL));
    }

    private static Element element(Item item) {
        Element element = Element.of("div");
        element.add(Element.of("dt").add(Element.name(item.label().isEmpty() ? "selfheal" : item.label(), LONGEST)));
        item.lines().forEach(line -> element.add(Element.of("dd").add(Element.outside(line))));
        return element;
    }

    private static String style(String heading) {
        return switch (heading) {
            case "Critical", "Tried, not healed" -> "mark critical";
            case "Fixed in this cycle" -> "mark healed";
            case "Noted", "Well again without help", "No diagnosis" -> "mark well";
            case "Could not be checked" -> "mark unknown";
            default -> "mark warning";
        };
    }
}
