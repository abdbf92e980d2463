package dev.selfheal.policy;

/** How the engine finds out whether a condition holds. */
enum Evaluation {
    /** Reads the condition anew each time: nothing to get ready, right for the few judgements of a cycle. */
    INTERPRETED(-1),
    /**
     * Makes bytecode of each condition when it is first met: twice as fast where thousands of judgements follow. Version 10.2.0
     * makes wrong bytecode of some: of {@code str[...]}, and where a method's result is compared that is declared twice, as
     * {@code Instant.minus} is. Those end in a {@link LinkageError}; {@link CompiledJudge} knows what to do then.
     */
    COMPILED(0);

    /** After how many evaluations the engine makes bytecode; -1 is never. */
    final int threshold;

    Evaluation(int threshold) {
        this.threshold = threshold;
    }
}
