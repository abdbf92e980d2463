package dev.selfheal.sys.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code /api/ps}.
 *
 * @param name of whoever loaded it first, so compare digests
 * @param expiresAt when it will be unloaded; null where that could not be read
 * @param contextLength null before Ollama 0.10
 */
public record LoadedModel(
        String name,
        String digest,
        @Nullable Instant expiresAt,
        @Nullable Integer contextLength) {
    // "For ever" is shown as some three centuries from now.
    private static final Duration FOREVER = Duration.ofDays(3650);

    static LoadedModel read(JsonNode entry) {
        JsonNode context = entry.path("context_length");
        return new LoadedModel(
                entry.path("name").asText(entry.path("model").asText("")),
                entry.path("digest").asText(""),
                time(entry.path("expires_at").asText("")),
                context.isInt() && context.intValue() > 0 ? context.intValue() : null);
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    public boolean forever(Instant now) {
        return expiresAt != null && expiresAt.isAfter(now.plus(FOREVER));
    }

    /** Whether it is that installed model, by digest where both are known. */
    public boolean is(InstalledModel installed) {
        if (!digest.isEmpty() && !installed.digest().isEmpty()) {
            return digest.equals(installed.digest());
        }
        return ModelName.of(installed.name()).map(it -> it.same(name)).orElse(false);
    }
}
