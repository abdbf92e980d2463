package dev.selfheal.fact;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A systemd user unit as the user manager described it.
 *
 * @param name the unit's full name, such as {@code web.service}
 * @param definition the file it was or would be loaded from; null where none was found
 * @param pid process id while it runs
 * @param runningFor how long that process has been running; null where it does not run, or the supervisor does not tell
 * @param lastExit exit status of the previous run; null if it never ended or was ended by a signal
 * @param lastSignal signal that ended the previous run
 * @param lastReason the supervisor's own word for the end of the previous run
 * @param starts how often it was started since it was loaded; null where the supervisor does not tell
 * @param startLimited how long, at most, systemd takes no order to start it, since it reached its start limit; null where
 *     it did not
 * @param missingEnvironment expected variables that did not reach the loaded job
 */
public record Unit(
        String subject,
        String name,
        JobState state,
        boolean critical,
        Expectation expect,
        Enablement enabled,
        @Nullable String definition,
        @Nullable Long pid,
        @Nullable Duration runningFor,
        @Nullable Integer lastExit,
        @Nullable Integer lastSignal,
        @Nullable String lastReason,
        @Nullable Long starts,
        @Nullable Duration startLimited,
        List<String> missingEnvironment,
        Duration startWithin)
        implements Workload {}
