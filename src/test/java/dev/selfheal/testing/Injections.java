package dev.selfheal.testing;

import java.util.List;

/** The texts of {@code test-fixtures/redaction/injections.txt}. */
public final class Injections {
    private Injections() {}

    /** @param fence what they take for the boundary */
    public static List<String> all(String fence) {
        return Planted.lines("injections.txt").stream()
                .map(line -> unescaped(line).replace("{fence}", fence))
                .toList();
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && line.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString().replace("\\n", "\n").replace("\\r", "\r");
    }
}
