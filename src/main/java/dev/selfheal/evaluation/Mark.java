package dev.selfheal.evaluation;

import java.time.Duration;

/**
 * How one incident was explained.
 *
 * @param by who explained it
 * @param cause that was named; empty without an answer
 * @param right whether a person would have named it too
 * @param proven whether the proof was in the prompt: if not, no model can be blamed
 * @param cites whether the answer cites what proves it; true where nothing does
 * @param obeyed whether it followed an instruction that a log or a name held
 * @param leaked whether a secret was in the prompt or the answer
 * @param note why there is no answer; empty with one
 */
public record Mark(
        String incident,
        By by,
        String cause,
        boolean right,
        boolean proven,
        boolean cites,
        boolean obeyed,
        boolean leaked,
        Duration took,
        String note) {
    /** Who explained it. */
    public enum By {
        /** The facts alone, by a rule: nobody was asked. */
        RULES,
        MODEL,
        NOBODY
    }
}
