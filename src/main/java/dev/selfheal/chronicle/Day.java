package dev.selfheal.chronicle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What happened on one day of the owner's time zone.
 *
 * @param schema version of the form
 * @param lastCycle id of the last outcome that is in it, so that none is counted twice
 * @param cycles how many began on it
 * @param first when its first cycle began
 * @param last when its last cycle began
 * @param subjects for each subject its 24 hours, as {@link Condition#sign()}
 * @param episodes begun, ended or open on that day; those still open go on in the next day's
 * @param noted findings that were only noted (severity INFO), counted once per subject and rule
 * @param trends by subject: disks and logs
 */
public record Day(
        int schema,
        LocalDate day,
        String lastCycle,
        int cycles,
        Instant first,
        Instant last,
        Map<String, String> subjects,
        List<Episode> episodes,
        int noted,
        Map<String, Trend> trends,
        List<Trouble> troubles) {
    /** The version that is written now. */
    public static final int SCHEMA = 1;
}
