package dev.selfheal.explain;

import dev.selfheal.outcome.Paint;
import java.util.List;
import java.util.Optional;

/** A line of a tree, and what stands below it. */
public record Branch(Optional<Paint> paint, Mark mark, String text, List<Branch> below) {
    /** What a line says of a condition. */
    public enum Mark {
        NONE,
        HELD,
        STOPPED,
        /** Not come to, since one before it stopped the rule. */
        UNSEEN
    }

    static Branch of(String text, List<Branch> below) {
        return new Branch(Optional.empty(), Mark.NONE, text, below);
    }

    static Branch of(String text) {
        return of(text, List.of());
    }

    static Branch of(Mark mark, String text, List<Branch> below) {
        return new Branch(Optional.empty(), mark, text, below);
    }

    Branch in(Paint colour) {
        return new Branch(Optional.of(colour), mark, text, below);
    }
}
