package dev.selfheal.inventory;

import java.time.Duration;
import java.util.List;

/**
 * A program of the owner's: a check, a repair, or both.
 *
 * @param run the check and its arguments; empty where the entry only declares a repair
 * @param fix the repair and its arguments; empty where there is none
 * @param within how long either may take
 */
public record CommandEntry(String id, boolean critical, List<String> run, List<String> fix, Duration within)
        implements Entry {
    @Override
    public String subject() {
        return "command:" + id;
    }
}
