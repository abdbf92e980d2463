package dev.selfheal.inventory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service and how it is checked.
 *
 * @param dependsOn subjects that it needs, such as {@code service:ollama}
 */
public record ServiceEntry(
        String id, boolean critical, Check check, Optional<RunBy> runBy, Duration startWithin, List<String> dependsOn)
        implements Entry {
    @Override
    public String subject() {
        return "service:" + id;
    }
}
