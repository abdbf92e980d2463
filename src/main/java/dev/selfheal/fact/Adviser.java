package dev.selfheal.fact;

import org.jspecify.annotations.Nullable;

/**
 * The local model that the inventory names for diagnoses. Without one there is no such fact.
 *
 * @param subject always {@code selfheal.diagnosis}
 * @param model subject of the model, such as {@code model:qwen2.5:7b}
 * @param ollama subject of the Ollama that would run it; null where the inventory does not watch it
 */
public record Adviser(
        String subject, String model, @Nullable String ollama) implements Remembered {}
