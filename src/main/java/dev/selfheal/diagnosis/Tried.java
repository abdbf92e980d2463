package dev.selfheal.diagnosis;

import java.util.List;

/**
 * A fix that was asked for, and what came of it.
 *
 * @param subjects what was sick
 * @param what the action, its target and its result or what held it back, in a few words
 * @param log the last lines of the logs of the sick, as they were right before it
 */
public record Tried(List<String> subjects, String target, String what, List<Clue> log) {
    public Tried {
        subjects = List.copyOf(subjects);
        log = List.copyOf(log);
    }
}
