package dev.selfheal.policy.tree;

/**
 * A stretch of a rule file.
 *
 * @param begin offset of its first character
 * @param end offset behind its last character
 * @param line where it begins, counted from 1
 */
public record Span(int begin, int end, int line) {
    /** What stands there. */
    public String in(String text) {
        return text.substring(begin, end);
    }
}
