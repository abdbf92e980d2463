package dev.selfheal.inventory;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The Ollama of this machine and the models that it must have.
 *
 * @param url loopback only
 * @param models names as the owner wrote them
 */
public record OllamaEntry(
        URI url,
        boolean critical,
        List<String> models,
        Optional<RunBy> runBy,
        Duration startWithin,
        List<String> dependsOn)
        implements Entry {
    /** The subject of every Ollama. */
    public static final String SUBJECT = "service:ollama";

    @Override
    public String subject() {
        return SUBJECT;
    }
}
