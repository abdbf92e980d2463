package dev.selfheal.fact;

import org.jspecify.annotations.Nullable;

/**
 * A model that the inventory wants.
 *
 * @param name normalised as Ollama does, such as {@code nomic-embed-text:latest}
 * @param ollama subject of the Ollama that should have it
 * @param remote whether the name stands for a model that runs on somebody else's machine
 * @param detail what was seen of its answer, for people
 * @param trouble what that means; null where it answers, was not asked, or said nothing that is known
 */
public record Model(
        String subject,
        String name,
        String ollama,
        boolean critical,
        boolean installed,
        boolean loaded,
        boolean remote,
        Answer answer,
        @Nullable String detail,
        @Nullable ModelTrouble trouble)
        implements Observed {}
