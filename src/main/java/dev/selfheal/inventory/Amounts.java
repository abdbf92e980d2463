package dev.selfheal.inventory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times and sizes as written in an inventory: one whole number and one unit.
 *
 * <p>{@code KB MB GB TB} are powers of 1000, as disks are sold and macOS counts; {@code KiB MiB GiB TiB} are powers of
 * 1024.
 */
public final class Amounts {
    private static final Map<String, Long> MILLIS = new LinkedHashMap<>();
    private static final Map<String, Long> BYTES = new LinkedHashMap<>();

    static {
        MILLIS.put("d", 86_400_000L);
        MILLIS.put("h", 3_600_000L);
        MILLIS.put("m", 60_000L);
        MILLIS.put("s", 1_000L);
        MILLIS.put("ms", 1L);
        BYTES.put("TB", 1_000_000_000_000L);
        BYTES.put("TiB", 1L << 40);
        BYTES.put("GB", 1_000_000_000L);
        BYTES.put("GiB", 1L << 30);
        BYTES.put("MB", 1_000_000L);
        BYTES.put("MiB", 1L << 20);
        BYTES.put("KB", 1_000L);
        BYTES.put("KiB", 1L << 10);
        BYTES.put("B", 1L);
    }

    private Amounts() {}

    /** Of {@code 500ms}, {@code 2s}, {@code 5m}, {@code 24h}, {@code 7d}; empty for anything else. */
    public static Optional<Duration> duration(String text) {
        return amount(text, MILLIS).map(Duration::ofMillis);
    }

    /** Bytes, of {@code 500MB}, {@code 2GB}, {@code 10KiB}; empty for anything else. */
    public static Optional<Long> size(String text) {
        return amount(text, BYTES);
    }

    /** As it would be written: in the largest unit that gives a whole number. */
    public static String text(Duration duration) {
        return text(duration.toMillis(), MILLIS, "s");
    }

    /** As it would be written: in the largest unit that gives a whole number. */
    public static String size(long bytes) {
        return text(bytes, BYTES, "B");
    }

    /** What somebody meant who wrote something like {@code 5 min}; otherwise an example. */
    public static String durationMeant(String text) {
        String unit = unit(text);
        String meant = unit.startsWith("ms") || unit.startsWith("mil")
                ? "ms"
                : unit.isEmpty() || unit.startsWith("mo") || "smhd".indexOf(unit.charAt(0)) < 0
                        ? ""
                        : unit.substring(0, 1);
        return digits(text).isEmpty() || meant.isEmpty() ? "a time such as 30s, 5m or 24h" : digits(text) + meant;
    }

    /** What somebody meant who wrote something like {@code 500 mb}; otherwise an example. */
    static String sizeMeant(String text) {
        String unit = unit(text);
        String meant = unit.equals("b") || unit.startsWith("byte")
                ? "B"
                : unit.isEmpty() || "kmgt".indexOf(unit.charAt(0)) < 0
                        ? ""
                        : unit.substring(0, 1).toUpperCase(Locale.ROOT) + (unit.startsWith("ib", 1) ? "iB" : "B");
        return digits(text).isEmpty() || meant.isEmpty() ? "a size such as 500MB or 2GiB" : digits(text) + meant;
    }

    private static Optional<Long> amount(String text, Map<String, Long> units) {
        String digits = digits(text);
        Long unit = units.get(text.substring(digits.length()));
        if (digits.isEmpty() || unit == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Math.multiplyExact(Long.parseLong(digits), unit));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            // Beyond the age of the universe, or all disks on earth: every range check refuses it.
            return Optional.of(Long.MAX_VALUE);
        }
    }

    private static String text(long amount, Map<String, Long> units, String none) {
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            if (amount > 0 && amount % unit.getValue() == 0) {
                return amount / unit.getValue() + unit.getKey();
            }
        }
        return amount + none;
    }

    /** The digits that it begins with. */
    static String digits(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return text.substring(0, end);
    }

    private static String unit(String text) {
        return text.substring(digits(text).length()).strip().toLowerCase(Locale.ROOT);
    }
}
