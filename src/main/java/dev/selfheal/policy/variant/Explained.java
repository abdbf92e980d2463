package dev.selfheal.policy.variant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes that no case can notice, with the reason: a line that begins at the margin is a reason, and the indented lines below it
 * name the variants, as the report does. {@code #} begins a comment.
 *
 * @param reasons by the mutant
 */
public record Explained(Map<String, String> reasons) {
    /** Beside the cases. */
    public static final String FILE = "survivors.txt";

    public static final Explained NOTHING = new Explained(Map.of());

    /**
     * What stands beside these cases; nothing where there is no such file.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says where and why
     */
    public static Explained beside(Path cases) {
        Path folder = Files.isDirectory(cases) ? cases : cases.resolveSibling("");
        try {
            return read(Files.readAllLines(folder.resolve(FILE)));
        } catch (NoSuchFileException none) {
            return NOTHING;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    FILE + ": cannot be read (" + unreadable.getMessage() + "); write it as text in UTF-8", unreadable);
        }
    }

    /** @throws IllegalArgumentException if a mutant stands there without a reason, or twice; the message says where */
    public static Explained read(List<String> lines) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String reason = "";
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                reason = line.strip();
            } else if (reason.isEmpty()) {
                throw new IllegalArgumentException(FILE + ":" + (at + 1)
                        + ": a mutant without a reason; write the reason above it, at the margin");
            } else if (reasons.putIfAbsent(line.strip(), reason) != null) {
                throw new IllegalArgumentException(FILE + ":" + (at + 1) + ": is there twice; take one out");
            }
        }
        return new Explained(reasons);
    }
}
