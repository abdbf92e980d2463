package dev.selfheal.fact;

import org.jspecify.annotations.Nullable;

/**
 * An expected environment variable did not reach a loaded job. One fact per job and variable, so that rules can count who
 * shares a loss.
 *
 * @param subject the job, such as {@code agent:com.example.indexer}
 * @param variable {@code variable:NAME}
 * @param defined whether the job's definition sets it, so that loading it anew brings it; null where that is not told
 */
public record MissingVariable(
        String subject,
        String variable,
        boolean critical,
        @Nullable Boolean defined) implements Observed {}
