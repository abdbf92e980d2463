package dev.selfheal.policy.variant;

import java.util.ArrayList;
import java.util.List;

/** A stretch of an expression, from its first character to the one behind its last. */
record Stretch(int begin, int end) {
    String of(String text) {
        return text.substring(begin, end).strip();
    }

    /** The parts between the separators that are not in brackets; the whole where there is none. */
    static List<Stretch> split(String code, int begin, int end, String separator) {
        List<Stretch> parts = new ArrayList<>();
        int depth = 0;
        int from = begin;
        for (int at = begin; at < end; at++) {
            depth += step(code.charAt(at));
            if (depth == 0 && code.startsWith(separator, at)) {
                parts.add(new Stretch(from, at));
                from = at + separator.length();
            }
        }
        parts.add(new Stretch(from, end));
        return parts;
    }

    /** Where the bracket closes that was opened before; the end where it does not. */
    static int closing(String code, int from) {
        int depth = 1;
        for (int at = from; at < code.length(); at++) {
            depth += step(code.charAt(at));
            if (depth == 0) {
                return at;
            }
        }
        return code.length();
    }

    private static int step(char c) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }
}
