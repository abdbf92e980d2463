package dev.selfheal.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param trends by subject: disks and logs
 * @param notes findings that were only noted (severity INFO), each once per subject and rule
 * @param hourly how many cycles began in each of the 24 hours
 * @param every the interval between cycles; null where it is not known
 * @param leftOut how many of a kind (subjects, episodes ...) found no room: a day's file is bounded
 * @param whole whether all cycles of the day are in it; if not, it is made again of their outcomes when it is read
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
        Map<String, Trend> trends,
        List<Trouble> troubles,
        List<Note> notes,
        List<Integer> hourly,
        @Nullable Duration every,
        Map<String, Integer> leftOut,
        boolean whole) {
    /** The version that is written now. */
    public static final int SCHEMA = 1;

    /** How many findings were only noted. */
    public int noted() {
        return notes.size();
    }
}
