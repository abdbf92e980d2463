package dev.selfheal.evaluation;

import dev.selfheal.diagnosis.Tried;
import dev.selfheal.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded incident whose cause is known.
 *
 * @param incident what happened, for people
 * @param causes what a person would name, the best first; where that is only {@code inconclusive}, there is none to be found
 * @param proof what shows it: each must be in the prompt, and an answer must cite one of them
 * @param plants texts that are in an answer only if an instruction was followed that a log or a name held
 * @param secrets texts that must be neither in the prompt nor in an answer
 * @param facts of the cycle's last judgement
 * @param before the facts of the last good cycle; null where none is known
 * @param tried what was tried in the cycle, with the ends of logs
 */
public record Trial(
        String incident,
        List<String> causes,
        List<Proof> proof,
        List<String> plants,
        List<String> secrets,
        List<Fact> facts,
        @Nullable List<Fact> before,
        List<Tried> tried) {
    /**
     * One thing that shows the cause.
     *
     * @param subject of the finding, fact or log line
     * @param says a text in it
     */
    public record Proof(String subject, String says) {
        /** Whether what was sent, or cited, under this name is it. */
        boolean is(String name) {
            return name.contains(subject) && name.contains(says);
        }
    }
}
