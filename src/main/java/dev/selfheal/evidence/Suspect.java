package dev.selfheal.evidence;

import dev.selfheal.fact.Fact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is about to be acted on.
 *
 * @param target its name in fixes
 * @param job the name of it, where it is a job of the supervisor
 * @param app the name of it, where it is an application
 * @param logs files that are known to be its logs
 * @param seen what the last look saw of it, and of what is sick because of it
 */
public record Suspect(String target, Optional<String> job, Optional<String> app, List<NamedLog> logs, List<Fact> seen) {
    public Suspect {
        logs = List.copyOf(logs);
        seen = List.copyOf(seen);
    }

    /** @param name for people */
    public record NamedLog(String name, Path path) {}
}
