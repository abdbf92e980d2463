package dev.selfheal.install;

import dev.selfheal.inventory.Platform;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The labels and unit names that Selfheal's own jobs may have. They are few, so that each cycle knows them, however it was
 * started: nothing acts on them.
 */
public final class OwnLabels {
    /** They, and all that begin with one of them and a dot. */
    public static final Set<String> STEMS = Set.of("dev.selfheal", "selfheal");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern SUFFIX = Pattern.compile("\\.(service|timer)$");

    private OwnLabels() {}

    /** The one that is used where none is named. */
    public static String usual(Platform platform) {
        return platform == Platform.MACOS ? "dev.selfheal" : "selfheal";
    }

    /** Whether this is a job of Selfheal's own, by its label, or by the name of its unit. */
    public static boolean own(String name) {
        String label = SUFFIX.matcher(name).replaceFirst("");
        return STEMS.contains(label) || STEMS.stream().anyMatch(stem -> label.startsWith(stem + "."));
    }

    /** Why a job of Selfheal's own cannot be called so, and what to call it. */
    public static Optional<String> wrong(String label, Platform platform) {
        boolean good = PLAIN.matcher(label).matches()
                && own(label)
                && !SUFFIX.matcher(label).find();
        return good
                ? Optional.empty()
                : Optional.of("\"" + label + "\" is no label for Selfheal: write " + usual(platform) + ", or "
                        + usual(platform) + ".NAME with letters, digits, dots and dashes");
    }
}
