package dev.selfheal.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All figures of one name: one for each set of labels. Node exporter takes no times of samples, so there are none. */
final class Family {
    /** More than any one machine has of anything; a series is kept by Prometheus for weeks. */
    static final int MOST = 500;

    private final Kind kind;
    private final String help;
    private final Map<String, Double> samples = new TreeMap<>();
    private int left;

    Family(Kind kind, String help) {
        this.kind = kind;
        this.help = help;
    }

    /** Sets the figure of these labels. Of more than {@link #MOST} series the last to come are left out. */
    void set(Map<String, String> labels, double value) {
        String written = written(labels);
        if (samples.containsKey(written) || samples.size() < MOST) {
            samples.put(written, value);
        } else {
            left++;
        }
    }

    /** How many were left out. */
    int left() {
        return left;
    }

    private static String written(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Half of a pair of UTF-16 cannot be written; two labels that differ only in it would be the same series twice. */
    private static String escaped(String value) {
        return new String(value.getBytes(UTF_8), UTF_8)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
    }

    /** In the text format; nothing where there are no figures. */
    String text(String name) {
        if (samples.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(kind.word()).append('\n');
        samples.forEach((labels, value) -> text.append(name)
                .append(labels)
                .append(' ')
                .append(number(value))
                .append('\n'));
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
}
