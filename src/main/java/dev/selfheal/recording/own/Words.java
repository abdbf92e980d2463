package dev.selfheal.recording.own;

import dev.selfheal.fact.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names rules, and the Java that rules become, can use. */
final class Words {
    private static final int LONGEST = 60;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]+(-[a-z][a-z0-9]+)*");
    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final Set<String> JAVA = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new null package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient true try void volatile while")
                    .split(" "));

    /** What a record has already. */
    private static final Set<String> RECORD =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What the engine reads as something else where a constraint begins, and what nobody should have to read there. */
    static final Set<String> RULES = Set.of(
            ("accumulate and collect contains def drools empty end eval exists foreach forall from function get in is isdef"
                            + " kcontext matches memberOf nil not or over rule set soundslike strsim then until var when with")
                    .split(" "));

    /** Packages whose types rules and the engine know by their simple names. */
    private static final List<String> TAKEN =
            List.of("java.lang", "java.time", "java.util", Fact.class.getPackageName(), "dev.selfheal.verdict");

    private Words() {}

    static boolean kind(String name) {
        return KIND.matcher(name).matches() && name.length() <= LONGEST;
    }

    static boolean field(String name) {
        return FIELD.matcher(name).matches() && name.length() <= LONGEST;
    }

    static boolean constant(String name) {
        return CONSTANT.matcher(name).matches() && name.length() <= LONGEST && !JAVA.contains(name);
    }

    static boolean reserved(String field) {
        return JAVA.contains(field) || RECORD.contains(field) || RULES.contains(field);
    }

    /** The constant that somebody who wrote this most likely wants. */
    static String constantFor(String text) {
        String word =
                text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        return word.isEmpty() ? "A_WORD" : word;
    }

    /** The type of another that rules would take this simple name for; empty if there is none. */
    static String taken(String simpleName) {
        return TAKEN.stream()
                .map(place -> place + "." + simpleName)
                .filter(Words::exists)
                .findFirst()
                .orElse("");
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Words.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError free) {
            return false;
        }
    }
}
