package dev.selfheal.supervisor;

import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of launchd's labels by their looks. */
final class Labels {
    private static final Pattern PLAIN = Pattern.compile("[^-/\\s\\p{Cntrl}][^/\\s\\p{Cntrl}]{0,254}");
    // Homebrew changed its default in September 2026 and keeps the old one until the service is restarted through it.
    private static final String BREW_OLD = "homebrew.mxcl.";
    private static final String BREW_NEW = "sh.brew.";

    private Labels() {}

    /** Whether it names one job and can be nothing else on a command line. */
    static boolean plain(String label) {
        return PLAIN.matcher(label).matches();
    }

    /** Whether it is Apple's, and none of our business. */
    static boolean apples(String label) {
        return label.equals("com.apple") || label.startsWith("com.apple.");
    }

    /** The other label that Homebrew may have given the same service. */
    static Optional<String> sibling(String label) {
        if (label.startsWith(BREW_OLD)) {
            return Optional.of(BREW_NEW + label.substring(BREW_OLD.length()));
        }
        return label.startsWith(BREW_NEW)
                ? Optional.of(BREW_OLD + label.substring(BREW_NEW.length()))
                : Optional.empty();
    }
}
