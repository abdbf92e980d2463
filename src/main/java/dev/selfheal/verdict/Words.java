package dev.selfheal.verdict;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How lists, sizes and times read in what rules say. Equal values always read alike, whatever the locale. */
public final class Words {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Words() {}

    /** Sorted and without repetition: {@code HOME, PATH}. */
    public static String list(Collection<?> items) {
        return items.stream().map(String::valueOf).distinct().sorted().collect(Collectors.joining(", "));
    }

    /** How many there are; for constraints, where the engine does not know what a total holds. */
    public static int count(Object items) {
        return ((Collection<?>) items).size();
    }

    /** What two lists hold together, sorted and without repetition. */
    public static List<String> both(Collection<?> some, Collection<?> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(String::valueOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** A message without its numbers: what makes two of them the same news. */
    public static String shape(String message) {
        return message.replaceAll("[0-9]+(?:[.,][0-9]+)*", "#");
    }

    /** How the last run of a job ended, of which any part may be unknown. */
    public static String ended(@Nullable Integer exit, @Nullable Integer signal, @Nullable String reason) {
        String how = signal != null
                ? "ended by signal " + signal
                : exit != null ? "exit status " + exit + shell(exit) : "failed";
        return "last run: " + how + (reason == null || reason.isBlank() ? "" : " (" + reason + ")");
    }

    /** What a shell means by it. */
    private static String shell(int exit) {
        return exit == 126
                ? ", its program may not be executed: look at its mode and at Full Disk Access"
                : exit == 127 ? ", a command was not found: look at its PATH" : "";
    }

    /** Where to look when a job could not even be started, by the supervisor's word for it. */
    public static String lookAt(@Nullable String reason) {
        return switch (String.valueOf(reason)) {
            case "OS_REASON_CODESIGNING" ->
                "the signature of its program; an update, or a copy that was changed, breaks it";
            case "OS_REASON_DYLD" -> "the libraries that its program needs: one is missing or of another kind";
            case "OS_REASON_EXEC" -> "its program: whether it is there, may be executed and is made for this processor";
            case "OS_REASON_TCC" ->
                "System Settings, Privacy & Security: its program needs a permission, such as Full Disk Access";
            case "OS_REASON_SANDBOX", "OS_REASON_SECURITY", "OS_REASON_ENDPOINTSECURITY" ->
                "what forbids it: a sandbox, or a security program";
            default ->
                "its program, its working directory and the files that its output goes to: one is missing or may not be used";
        };
    }

    /** In decimal units, as disks are sold: {@code 1.5 GB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    /** In the two largest units that say something: {@code 1 d 2 h}, {@code 90 s} as {@code 1 min 30 s}. */
    public static String time(Duration time) {
        if (time.toDays() > 0) {
            return two(time.toDays(), "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return two(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        if (time.toMinutes() > 0) {
            return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
        }
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
