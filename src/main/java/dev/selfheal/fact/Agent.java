package dev.selfheal.fact;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LaunchAgent as launchd described it.
 *
 * @param label launchd's label
 * @param reEnable whether the inventory allows to switch it on again where it is switched off; null where it does not say so
 * @param definition the file it was or would be loaded from; null where none was found
 * @param pid process id while it runs
 * @param runningFor how long that process has been running; null where it does not run, or the supervisor does not tell
 * @param lastExit exit status of the previous run; null if it never ended or was ended by a signal
 * @param lastSignal signal that ended the previous run
 * @param lastReason the supervisor's own word for the end of the previous run
 * @param starts how often it was started since it was loaded; null where the supervisor does not tell
 * @param missingEnvironment expected variables that did not reach the loaded job
 */
public record Agent(
        String subject,
        String label,
        JobState state,
        boolean critical,
        Expectation expect,
        Enablement enabled,
        @Nullable Boolean reEnable,
        @Nullable String definition,
        @Nullable Long pid,
        @Nullable Duration runningFor,
        @Nullable Integer lastExit,
        @Nullable Integer lastSignal,
        @Nullable String lastReason,
        @Nullable Long starts,
        List<String> missingEnvironment,
        Duration startWithin)
        implements Workload {}
