package dev.selfheal.diagnosis;

/**
 * Something that was seen or remembered, and may tell why.
 *
 * @param text what, in a few words; untrusted where it was a line of a log
 */
public record Clue(String subject, String text) {
    /** What it is called where a diagnosis cites it. */
    public String name() {
        return subject + ": " + text;
    }
}
