package dev.selfheal.verdict;

/** Anything a rule concludes. */
public interface Conclusion {
    /** Id of the rule that concluded it. */
    String rule();

    /** What it is about. */
    String subject();
}
