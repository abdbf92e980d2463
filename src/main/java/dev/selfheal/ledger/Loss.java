package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.MemoryState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much of the past a journal holds, and what a person can do about the rest. */
final class Loss {
    private Loss() {}

    /** @param marker the file that tells a journal that was lost from one that never was */
    static MemoryState memory(Journal.Content content, Path marker) {
        return switch (content.state()) {
            case UNREADABLE -> MemoryState.LOST;
            case DAMAGED -> MemoryState.PARTIAL;
            case ABSENT -> Files.notExists(marker) ? MemoryState.FRESH : MemoryState.LOST;
            // The marker is made after the first entry: with it and without an entry, all of them are gone.
            case WHOLE, TORN ->
                content.events().isEmpty() && !Files.notExists(marker)
                        ? MemoryState.LOST
                        : remembered(content.events());
        };
    }

    /** Damage stays until a person says to go on. */
    static MemoryState remembered(List<ObjectNode> events) {
        MemoryState state = MemoryState.GOOD;
        for (ObjectNode event : events) {
            if (Events.is(event, Events.DAMAGED)) {
                boolean lost = Events.text(event, "memory").equals(MemoryState.LOST.name());
                state = lost ? MemoryState.LOST : MemoryState.PARTIAL;
            } else if (Events.resumesAll(event)) {
                state = MemoryState.GOOD;
            }
        }
        return state;
    }

    /** Only a person can know that going on is right. */
    static Optional<String> told(MemoryState memory, boolean unreadable, Path journal) {
        if (memory == MemoryState.FRESH || memory == MemoryState.GOOD) {
            return Optional.empty();
        }
        return Optional.of(
                unreadable
                        ? "what was tried before cannot be read, so nothing is fixed; make " + journal
                                + " readable, or remove it, and say: selfheal resume"
                        : (memory == MemoryState.LOST ? "what" : "some of what")
                                + " was tried before is lost, so nothing is fixed; to heal again all the same, say:"
                                + " selfheal resume");
    }
}
