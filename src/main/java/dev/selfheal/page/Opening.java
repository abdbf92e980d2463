package dev.selfheal.page;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.verdict.Words;

/** The head of the page: how it is, how old that is, and the week in a sentence. */
record Opening(Moment moment, Month month, Headline headline) {
    Element element() {
        Element opening = Element.of("header");
        if (!headline.host().isEmpty()) {
            opening.add(Element.of("p", "Selfheal on ").named("host").add(Element.outside(headline.host())));
        }
        opening.add(Element.of("h1")
                .add(Element.of("strong", headline.word()).named("badge " + headline.style()))
                .text(" ")
                .add(Element.outside(headline.rest())));
        Outcome latest = moment.latest();
        if (latest != null) {
            opening.add(age(latest));
        }
        return opening.add(new Week(month).sentence());
    }

    private Element age(Outcome latest) {
        Element age = Element.of("p").named(moment.stale() ? "age stale" : "age");
        age.text(latest.finishedAt() == null ? "The last cycle began " : "Last cycle ")
                .add(Element.of("strong").add(new Times(moment.zone()).exactly(latest.startedAt())));
        if (latest.finishedAt() == null) {
            age.text(", and was not over when this was written");
        }
        if (moment.stale()) {
            age.text(", " + Words.time(moment.age()) + " before this page was written");
        }
        return age.text(". A cycle is due every " + Words.time(moment.every())
                        + ": if that is long ago, Selfheal does not run, and nobody knows how it is now. Ask ")
                .add(Element.of("code", "selfheal doctor"))
                .text(".");
    }
}
