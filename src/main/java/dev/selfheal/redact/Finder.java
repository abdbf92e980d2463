package dev.selfheal.redact;

/**
 * Knows one form that secrets take. A text is walked through once, and at each character that a finder has named it may look
 * around. What it looks at without finding anything must be bounded, or never be looked at again: only so is the whole linear.
 */
interface Finder {
    /** Characters at which it looks. */
    String triggers();

    /** Whether it looks at those only where a word begins. */
    default boolean atWords() {
        return false;
    }

    /** Looks there, and marks what is secret: there or soon behind it, with nothing between that another finder should see. */
    void look(String text, int at, Marks marks);
}
