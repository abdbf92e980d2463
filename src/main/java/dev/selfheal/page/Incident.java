package dev.selfheal.page;

import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.util.List;

/** One trouble, told in the order in which somebody asks: what, when, what was done, why, and how often before. */
record Incident(Repeated repeated, Times times) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST = 600;
    private static final int MOST_STEPS = 6;
    private static final int MOST_EARLIER = 10;

    Element article() {
        Episode latest = repeated.latest();
        Element article = Element.of("article").named("incident " + style(latest));
        article.add(Element.of("h3")
                .add(Element.name(latest.subject(), LONGEST_NAME))
                .text(" ")
                .add(Element.of("span", state(latest)).named("state")));
        article.add(Element.of("p").named("message").add(outside(latest.message())), when(latest));
        if (!latest.doc().isBlank()) {
            article.add(Element.of("p").named("doc").add(outside(latest.doc())));
        }
        if (latest.explainedBy() != null) {
            article.add(Element.of("p", "Explained by ")
                    .add(outside(latest.explainedBy()))
                    .text("."));
        }
        steps(article, latest);
        if (latest.hypothesis() != null) {
            Episode.Hypothesis said = latest.hypothesis();
            article.add(new Guess(said.model(), said.cause(), said.explanation(), said.confidence()).element("h4"));
        }
        article.add(new Evidence(latest.evidence()).details());
        return article.add(earlier());
    }

    private static String style(Episode episode) {
        return !episode.sick() ? "over" : episode.severity() == Severity.CRITICAL ? "critical" : "warning";
    }

    private static String state(Episode episode) {
        if (episode.until() == null || episode.end() == null) {
            return episode.well() == null ? "open, " + word(episode) : "seems well again, not sure yet";
        }
        String after = " after " + Spoken.duration(Duration.between(episode.since(), episode.until()));
        return switch (episode.end()) {
            case HEALED -> "healed" + after;
            case RECOVERED -> "recovered" + after;
            case CLOSED -> (episode.note().isBlank() ? "closed" : Visible.shortened(episode.note(), 60)) + after;
        };
    }

    private static String word(Episode episode) {
        return episode.severity() == Severity.CRITICAL ? "critical" : "warning";
    }

    private Element when(Episode episode) {
        Element when = Element.of("p").named("when");
        when.text(episode.severity() == Severity.CRITICAL ? "Critical" : "Warning");
        when.text(episode.until() == null ? " since " : ", ").add(times.at(episode.since()));
        if (episode.until() != null) {
            when.text(" to ").add(times.until(episode.until(), episode.since()));
        }
        if (episode.well() != null) {
            when.text(", seen well ").add(times.at(episode.well().at()));
        }
        if (episode.told() != null) {
            when.text("; you were told ").add(times.at(episode.told()));
        }
        return when.text("; rule ").add(Element.of("code", Visible.shortened(episode.rule(), LONGEST_NAME)));
    }

    private void steps(Element article, Episode episode) {
        Element steps = Element.of("ul").named("steps");
        List<Try> tries = episode.tries();
        tries.subList(Math.max(0, tries.size() - MOST_STEPS), tries.size()).forEach(one -> steps.add(tried(one)));
        List<Held> held = episode.held();
        held.subList(Math.max(0, held.size() - MOST_STEPS), held.size()).forEach(one -> steps.add(held(one)));
        if (steps.size() > 0) {
            article.add(steps);
        }
        int left = Math.max(0, tries.size() - MOST_STEPS) + Math.max(0, held.size() - MOST_STEPS);
        if (left > 0) {
            article.add(Element.of("p", "and " + Counted.of(left, "step") + " before these")
                    .named("more"));
        }
    }

    private Element tried(Try one) {
        return Element.of("li")
                .add(times.at(one.at()))
                .text(" ")
                .add(Element.of("strong", Visible.shortened(one.result(), 60)))
                .text(": ")
                .add(outside(one.action()))
                .text(" of ")
                .add(outside(one.target()))
                .text(one.reason().isBlank() ? "" : ", ")
                .add(outside(one.reason()));
    }

    private Element held(Held one) {
        Element item = Element.of("li")
                .add(times.at(one.at()))
                .text(" ")
                .add(Element.of("strong", "held back"))
                .text(": ")
                .add(outside(one.action()))
                .text(", ")
                .add(outside(one.reason()));
        if (one.until() != null) {
            item.text(", until ").add(times.until(one.until(), one.at()));
        }
        return item.text(" (")
                .add(Element.of("code", Visible.shortened(one.by(), LONGEST_NAME)))
                .text(")");
    }

    private List<Element> earlier() {
        List<Episode> earlier = repeated.earlier();
        if (earlier.isEmpty()) {
            return List.of();
        }
        Element list = Element.of("ul");
        Shown shown = new Shown(MOST_EARLIER, MOST_EARLIER * LONGEST);
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Episode one = earlier.get(i);
            shown.add(list, () -> Element.of("li").add(times.at(one.since())).text(", " + state(one)));
        }
        return List.of(Element.of("details")
                .add(Element.of("summary", "It also came " + Counted.of(earlier.size(), "time") + " before"), list)
                .add(shown.more("selfheal history --since 30d")));
    }

    private static Element outside(String words) {
        return Element.outside(Visible.shortened(words, LONGEST));
    }
}
