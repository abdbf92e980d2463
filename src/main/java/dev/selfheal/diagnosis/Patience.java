package dev.selfheal.diagnosis;

import dev.selfheal.sys.Deadline;
import java.time.Duration;

/**
 * How long an answer is waited for. Whoever hangs up on a model that is being loaded aborts the load, so that it never gets
 * loaded at all: it is better not asked.
 *
 * @param warm for a model in memory: 512 tokens at 6 a second, as a processor alone makes them
 * @param cold for one that must be loaded first: 5 GB from a slow disk take a minute or two
 * @param leastCold less than this is not begun with
 */
record Patience(Duration warm, Duration cold, Duration leastCold) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(90), Duration.ofSeconds(180), Duration.ofSeconds(30));

    /** @throws ChosenModel.Unfit if there is too little time to load it */
    Deadline until(ChosenModel model, Deadline deadline) throws ChosenModel.Unfit {
        if (!model.loaded() && deadline.left().compareTo(leastCold) < 0) {
            throw new ChosenModel.Unfit(
                    "the model is not loaded, and what is left of the cycle's time is too little for it");
        }
        return deadline.atMost(model.loaded() ? warm : cold);
    }
}
