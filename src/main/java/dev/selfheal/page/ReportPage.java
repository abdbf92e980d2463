package dev.selfheal.page;

import dev.selfheal.chronicle.Chronicle;
import java.time.Duration;
import java.util.List;

/**
 * How the machine is and how its last 30 days were, as one HTML file that needs nothing but itself. Elements are written by a few
 * lines of this package's own, not by a template library: those escape where a template remembers to, and take longer to start
 * than a whole cycle may.
 */
public final class ReportPage {
    /** How far back it tells. */
    public static final Duration TOLD = Duration.ofDays(Month.DAYS);

    private ReportPage() {}

    /**
     * The page; the same for the same input. Its size is bounded whatever the input: lists end with how many more there are.
     *
     * @param chronicle what is older than 30 days in it is left out
     */
    public static String html(Moment moment, Chronicle chronicle) {
        Month month = new Month(chronicle, moment.written(), moment.zone());
        Headline headline = Headline.of(moment);
        Element page = Element.of("html").with("lang", "en").add(head(headline), body(moment, month, headline));
        StringBuilder out = new StringBuilder(1 << 16).append("<!DOCTYPE html>\n");
        page.write(out);
        return out.append('\n').toString();
    }

    private static Element head(Headline headline) {
        Style style = Style.own();
        return Element.of("head")
                .add(
                        Element.of("meta").with("charset", "utf-8"),
                        Element.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", style.policy()),
                        meta("viewport", "width=device-width, initial-scale=1"),
                        meta("color-scheme", "light dark"),
                        meta("referrer", "no-referrer"),
                        meta("robots", "noindex"),
                        // A page that is sent on, or read aloud, turns no number into a telephone's.
                        meta("format-detection", "telephone=no"),
                        Element.of("title", headline.title()))
                .add(style);
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").with("name", name).with("content", content);
    }

    private static Element body(Moment moment, Month month, Headline headline) {
        return Element.of("body")
                .add(
                        new Opening(moment, month, headline).element(),
                        navigation(),
                        Element.of("main")
                                .add(new Now(moment).section())
                                .add(new Bands(month).section())
                                .add(new Incidents(month).section())
                                .add(new Healing(month).section())
                                .add(new Trends(month).section())
                                .add(new Troubles(month, moment).section()),
                        closing(moment));
    }

    private static Element navigation() {
        Element list = Element.of("ul");
        for (List<String> place : List.of(
                List.of("now", "Now"),
                List.of("bands", "Days"),
                List.of("incidents", "Incidents"),
                List.of("healing", "Time to heal"),
                List.of("trends", "Disks and logs"),
                List.of("monitor", "The monitor"))) {
            list.add(Element.of("li").add(Element.of("a", place.get(1)).with("href", "#" + place.get(0))));
        }
        return Element.of("nav").with("aria-label", "On this page").add(list);
    }

    private static Element closing(Moment moment) {
        Element closing = Element.of("footer");
        Element words = Element.of("p", "Written ").add(new Times(moment.zone()).exactly(moment.written()));
        if (moment.latest() != null) {
            words.text(" by Selfheal ").text(Visible.shortened(moment.latest().version(), 40));
        }
        return closing.add(
                words.text(". It is written anew after each cycle, and by ")
                        .add(Element.of("code", "selfheal report"))
                        .text("."),
                Element.of(
                        "p", "It was made on this machine, holds what was seen here, and asks nobody for anything."));
    }

    /** A section with its heading. */
    static Element section(String id, String heading) {
        return Element.of("section")
                .with("id", id)
                .with("aria-labelledby", id + "-heading")
                .add(Element.of("h2", heading).with("id", id + "-heading"));
    }
}
