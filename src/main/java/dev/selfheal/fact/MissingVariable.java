package dev.selfheal.fact;

/**
 * An expected environment variable did not reach a loaded job. One fact per job and variable, so that rules can count who
 * shares a loss.
 *
 * @param subject the job, such as {@code agent:com.example.indexer}
 * @param variable {@code variable:NAME}
 */
public record MissingVariable(String subject, String variable, boolean critical) implements Observed {}
