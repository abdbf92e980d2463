package dev.selfheal.fact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A service as its check found it.
 *
 * @param detail what was seen, for people; secrets removed
 * @param runBy the target that restarts it, such as {@code unit:web.service}; null where nobody does
 * @param status HTTP status, where one was received
 * @param latency how long the check took, where it was answered
 * @param within how long it may take, from the inventory
 * @param pid process id, for a process check
 * @param uptime age of that process
 * @param memoryBytes resident memory of that process
 * @param startWithin how long it may take to come up after a start, from the inventory
 */
public record Service(
        String subject,
        ServiceState state,
        boolean critical,
        String detail,
        @Nullable String runBy,
        @Nullable Integer status,
        @Nullable Duration latency,
        @Nullable Duration within,
        @Nullable Long pid,
        @Nullable Duration uptime,
        @Nullable Long memoryBytes,
        Duration startWithin)
        implements Workload {}
