package dev.selfheal.supervisor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** systemd's way to print a time span, such as {@code 1min 30s}: systemd.time(7). */
final class UnitTime {
    private static final Pattern PART = Pattern.compile("(\\d+)(y|month|w|d|h|min|s|ms|us)\\s*");
    private static final Map<String, Double> SECONDS = Map.of(
            "y",
            31_557_600.0,
            "month",
            2_629_800.0,
            "w",
            604_800.0,
            "d",
            86_400.0,
            "h",
            3600.0,
            "min",
            60.0,
            "s",
            1.0,
            "ms",
            1e-3,
            "us",
            1e-6);

    private UnitTime() {}

    /** Whole seconds, rounded up; empty for {@code infinity} and for what is not a time span. */
    static OptionalInt seconds(String text) {
        return span(text)
                .map(span -> OptionalInt.of((int) Math.ceil(span.toNanos() / 1e9)))
                .orElse(OptionalInt.empty());
    }

    /** Empty for {@code infinity} and for what is not a time span. */
    static Optional<Duration> span(String text) {
        Matcher part = PART.matcher(text);
        double sum = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum += Double.parseDouble(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0.0);
            end = part.end();
        }
        return end == 0 || end < text.length() ? Optional.empty() : Optional.of(Duration.ofNanos((long) (sum * 1e9)));
    }
}
