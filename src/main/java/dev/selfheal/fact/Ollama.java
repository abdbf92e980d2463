package dev.selfheal.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers at Ollama's address, beside the {@link Service} fact of the same subject.
 *
 * @param genuine whether it really is Ollama that answers
 * @param version its version, where it told
 * @param loaded names of the models now in memory
 */
public record Ollama(
        String subject,
        String url,
        boolean critical,
        boolean genuine,
        @Nullable String version,
        List<String> loaded) implements Observed {}
