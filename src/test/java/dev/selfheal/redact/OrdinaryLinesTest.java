package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.Planted;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How often something is masked for nothing. */
class OrdinaryLinesTest {
    private static final double MOST = 0.02;

    @Test
    void few_ordinary_lines_lose_anything() {
        List<String> lines = Planted.lines("ordinary.txt");
        List<String> changed = lines.stream()
                .filter(line -> !Secrets.mask(line).equals(line))
                .map(line -> line + "\n  " + Secrets.mask(line))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "masked for nothing: %d of %d ordinary lines (%.1f %%)%n%s%n",
                changed.size(),
                lines.size(),
                100.0 * changed.size() / lines.size(),
                String.join("\n", changed));
        assertTrue(lines.size() >= 300, lines.size() + " lines");
        assertTrue(changed.size() <= MOST * lines.size(), () -> String.join("\n", changed));
    }
}
