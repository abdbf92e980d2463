package dev.selfheal.page;

import dev.selfheal.outcome.PlainText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was thought to be the cause, kept apart from what was seen.
 *
 * @param model that guessed; null where facts alone tell
 */
record Guess(
        @Nullable String model,
        String cause,
        String explanation,
        @Nullable String confidence) {
    private static final int LONGEST = 1200;

    Element element(String heading) {
        Element box = Element.of("div").named(model == null ? "known" : "guess");
        if (model == null) {
            box.add(Element.of(heading, "Why, as the facts alone tell"));
        } else {
            box.add(Element.of(heading, "A guess by the model, not a finding"));
            Element by = Element.of("p", "By ").named("by").add(Element.outside(PlainText.of(model)));
            if (confidence != null) {
                by.text(", confidence ")
                        .add(Element.outside(PlainText.of(confidence).toLowerCase(Locale.ROOT)));
            }
            box.add(by.text(". Nothing is ever done because of it."));
        }
        if (!cause.isBlank()) {
            box.add(Element.of("p").add(Element.of("strong").add(Element.outside(PlainText.of(cause)))));
        }
        if (!explanation.isBlank()) {
            box.add(Element.of("p", Visible.shortened(explanation, LONGEST)).named("words"));
        }
        return box;
    }
}
