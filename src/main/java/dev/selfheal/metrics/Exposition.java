package dev.selfheal.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Figures by name, in base units: seconds, bytes, and times as seconds since 1970. Equal figures always make equal text. */
public final class Exposition {
    private static final String START = "selfheal_";
    private static final double NANOS = 1e9;

    private final Map<String, Family> families = new TreeMap<>();

    /** A gauge; all of one name have one help text. */
    void gauge(String name, String help, Map<String, String> labels, double value) {
        family(name, Kind.GAUGE, help).set(labels, value);
    }

    void gauge(String name, String help, Map<String, String> labels, long value) {
        gauge(name, help, labels, (double) value);
    }

    void gauge(String name, String help, long value) {
        gauge(name, help, Map.of(), value);
    }

    /** A moment. */
    void time(String name, String help, Map<String, String> labels, Instant at) {
        gauge(name + "_timestamp_seconds", help, labels, at.getEpochSecond() + at.getNano() / NANOS);
    }

    void seconds(String name, String help, Map<String, String> labels, Duration time) {
        gauge(name + "_seconds", help, labels, time.toSeconds() + time.toNanosPart() / NANOS);
    }

    /** What only ever grows, whichever process counted. */
    void total(String name, String help, Map<String, String> labels, long value) {
        family(name + "_total", Kind.COUNTER, help).set(labels, (double) value);
    }

    /** One state of several: a series for each, 1 for the one that is. */
    <E extends Enum<E>> void state(String name, String help, String label, E now) {
        for (E one : now.getDeclaringClass().getEnumConstants()) {
            gauge(name, help, Map.of(label, word(one)), one == now ? 1 : 0);
        }
    }

    /** As a value of a label. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Family family(String name, Kind kind, String help) {
        return families.computeIfAbsent(START + name, any -> new Family(kind, help));
    }

    /** In the text format of Prometheus; ends with a line feed. */
    public String text() {
        int left = families.values().stream().mapToInt(Family::left).sum();
        gauge("series_left_out", "Series that are not here, since there would be too many.", left);
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> text.append(family.text(name)));
        return text.toString();
    }
}
