package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.Page.Item;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What is paused, as items of a report: shown in each until it ends, or it would be forgotten.
 *
 * @param now the reader's; the day of an end is said where it is another
 */
public record Pausing(List<? extends Fact> facts, Instant now, ZoneId zone) {
    public List<Item> items() {
        return facts.stream()
                .filter(Pause.class::isInstance)
                .map(Pause.class::cast)
                .map(this::item)
                .toList();
    }

    private Item item(Pause pause) {
        boolean everything = pause.subject().equals(Pause.EVERYTHING);
        return Item.of(
                everything ? "everything" : pause.subject(),
                pause.reason(),
                "no fixes until " + Spoken.time(pause.until(), now, zone),
                "to end it now: selfheal resume" + (everything ? "" : " " + pause.subject()));
    }
}
