package dev.selfheal.inventory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service and how it is checked.
 *
 * @param dependsOn subjects that it needs, such as {@code service:ollama}
 * @param log the file that it writes about itself, kept as evidence before a fix
 */
public record ServiceEntry(
        String id,
        boolean critical,
        Check check,
        Optional<RunBy> runBy,
        Duration startWithin,
        List<String> dependsOn,
        Optional<OwnPath> log)
        implements Entry {
    /** One that keeps no log that is known. */
    public ServiceEntry(
            String id,
            boolean critical,
            Check check,
            Optional<RunBy> runBy,
            Duration startWithin,
            List<String> dependsOn) {
        this(id, critical, check, runBy, startWithin, dependsOn, Optional.empty());
    }

    @Override
    public String subject() {
        return "service:" + id;
    }
}
