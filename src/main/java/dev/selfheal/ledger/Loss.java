package dev.selfheal.ledger;

import dev.selfheal.ledger.Ledger.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much of the past a journal holds, and what a person can do about the rest. */
final class Loss {
    private Loss() {}

    /** @param marker the file that tells a journal that was lost from one that never was */
    static Memory memory(Journal.Content content, Path marker) {
        return switch (content.state()) {
            case UNREADABLE -> Memory.LOST;
            case DAMAGED -> Memory.PARTIAL;
            case ABSENT -> Files.notExists(marker) ? Memory.FRESH : Memory.LOST;
            case WHOLE, TORN ->
                Events.last(content.events(), Events.DAMAGED)
                        .map(event ->
                                Events.text(event, "memory").equals(Memory.LOST.name()) ? Memory.LOST : Memory.PARTIAL)
                        .orElse(Memory.GOOD);
        };
    }

    /** Only a person can know that starting anew is right, and does it by hand: both files, or the loss is remembered. */
    static Optional<String> told(Memory memory, boolean unreadable, Path journal, Path marker) {
        if (memory == Memory.FRESH || memory == Memory.GOOD) {
            return Optional.empty();
        }
        String what = unreadable
                ? "what was tried before cannot be read"
                : (memory == Memory.LOST ? "what" : "some of what") + " was tried before is lost";
        String mend = unreadable ? "make " + journal + " readable, or to forget all of it" : "to forget the rest";
        return Optional.of(
                "%s, so nothing is fixed; %s and heal again, delete %s and %s".formatted(what, mend, journal, marker));
    }
}
