package dev.selfheal.cli;

import dev.selfheal.cycle.Memory;
import dev.selfheal.cycle.Subjects;
import dev.selfheal.fact.Pause;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.spelling.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether a subject that a person typed is one: a slip would stop, or start, nothing and say nothing. */
final class Named {
    private Named() {}

    /** What is wrong with this subject; empty if the inventory knows it. */
    static Optional<String> whyNot(String subject, Surroundings here, Places places) {
        if (subject.equals(Pause.EVERYTHING)) {
            return Optional.empty();
        }
        Workshop workshop = new Workshop(here, places);
        Optional<Inventory> inventory =
                new Inventories(here, places, workshop).choose(false, workshop).inventory();
        if (inventory.isEmpty()) {
            return Optional.of(
                    subject + ": there is no inventory that could be read to know it from; without SUBJECT everything"
                            + " is meant");
        }
        Memory memory = Memory.open(places.state(here), false, workshop.clock);
        return whyNot(
                subject,
                Subjects.of(
                        inventory.get(),
                        workshop.doors(inventory.get().settings(), memory.notebook(), workshop.kinds(false))));
    }

    static Optional<String> whyNot(String subject, Collection<String> known) {
        if (known.contains(subject)) {
            return Optional.empty();
        }
        // People say the name and forget what kind of thing it is.
        Optional<String> meant = known.stream()
                .filter(one -> one.substring(one.indexOf(':') + 1).equals(subject))
                .findFirst()
                .or(() -> Nearest.of(subject, known));
        return Optional.of(subject + " is nothing that the inventory names"
                + meant.map(word -> "; did you mean " + word + "?").orElse("; known are " + String.join(", ", known)));
    }

    /**
     * The subject that is meant: itself, or the only one that is called so, whatever its kind.
     *
     * @param where they are known, for people
     * @throws IllegalArgumentException if there is none, or there are several; it says what to write instead
     */
    static String meant(String typed, Collection<String> known, String where) {
        if (known.contains(typed)) {
            return typed;
        }
        List<String> called = known.stream()
                .filter(one -> one.substring(one.indexOf(':') + 1).equals(typed))
                .toList();
        if (called.size() == 1) {
            return called.get(0);
        }
        if (!called.isEmpty()) {
            throw new IllegalArgumentException(typed + " may be " + String.join(" or ", called) + "; write which");
        }
        throw new IllegalArgumentException("nothing is told of " + typed + " " + where
                + Nearest.of(typed, known)
                        .or(() -> known.stream()
                                .filter(one -> Nearest.of(typed, List.of(one.substring(one.indexOf(':') + 1)))
                                        .isPresent())
                                .findFirst())
                        .map(word -> "; did you mean " + word + "?")
                        .orElse(known.isEmpty() ? "" : "; known are " + String.join(", ", known)));
    }
}
