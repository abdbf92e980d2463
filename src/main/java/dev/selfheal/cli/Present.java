package dev.selfheal.cli;

import dev.selfheal.fact.Pause;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import dev.selfheal.ledger.History;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.page.Moment;
import dev.selfheal.recording.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of now, beside a cycle that may run: the latest outcome and the pauses. What cannot be read is told. */
record Present(Surroundings here, Places places, Workshop workshop) {
    Moment moment(Instant now) {
        List<String> problems = new ArrayList<>();
        Outcome latest = latest(problems);
        List<Pause> pauses = pauses(problems);
        return new Moment(latest, pauses, every(), now, workshop.clock.zone(), List.copyOf(problems));
    }

    private @Nullable Outcome latest(List<String> problems) {
        Path state = places.state(here);
        try {
            Optional<String> text = new History(state).latest();
            return text.isEmpty() ? null : OutcomeJson.read(Records.parse(text.get()), workshop.kinds(false));
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("the latest outcome could not be read: " + unreadable.getMessage());
            return null;
        }
    }

    private List<Pause> pauses(List<String> problems) {
        try {
            return new PauseFile(places.state(here), workshop.clock).inForce();
        } catch (IOException unreadable) {
            problems.add("what is paused is not known: " + unreadable.getMessage());
            return List.of();
        }
    }

    private Duration every() {
        return new Inventories(here, places, workshop)
                .choose(false, workshop)
                .inventory()
                .map(Inventory::settings)
                .orElse(Settings.DEFAULT)
                .every();
    }
}
