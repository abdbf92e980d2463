package dev.selfheal.policy.variant;

/**
 * Where in a rule a condition stands.
 *
 * @param around the word before its pattern, such as {@code not}; empty where there is none
 * @param stops whether it can stop the rule, so that without it the rule fires more often and never less
 */
record Place(String around, boolean stops) {
    static final Place TOP = new Place("", true);

    Place in(String word, boolean stillStops) {
        return new Place(word + " ", stops && stillStops);
    }

    /** A test as people find it: with the pattern that it is in. */
    String of(String type, String test) {
        return Wording.oneLine(test) + " (in " + around + type + ")";
    }
}
