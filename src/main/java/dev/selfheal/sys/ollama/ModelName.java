package dev.selfheal.sys.ollama;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model's name as Ollama normalises it: default registry, {@code library/} and {@code :local} dropped, {@code :latest}
 * said aloud. Ollama compares names without regard to case, and so does {@link #same}.
 *
 * @param text such as {@code nomic-embed-text:latest}
 */
public record ModelName(String text) {
    private static final String REGISTRY = "registry.ollama.ai/";
    private static final String LIBRARY = "library/";
    private static final String LOCAL = ":local";
    // Lengths and first characters are Ollama's own (types/model/name.go).
    private static final Pattern VALID = Pattern.compile("(?:(?:[A-Za-z0-9_][A-Za-z0-9_.:-]{0,349}/)?"
            + "[A-Za-z0-9_][A-Za-z0-9_-]{0,79}/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}:[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}");

    /** The name that was meant by what somebody wrote; empty where Ollama would refuse it. */
    public static Optional<ModelName> of(String written) {
        String name = written.trim();
        boolean local = endsWith(name, LOCAL);
        if (local) {
            name = name.substring(0, name.length() - LOCAL.length());
        }
        name = without(REGISTRY, name);
        name = without(LIBRARY, name);
        if (name.indexOf(':', name.lastIndexOf('/') + 1) < 0) {
            name += ":latest";
        }
        ModelName model = new ModelName(name);
        // "x:cloud:local" contradicts itself, and Ollama says so.
        return VALID.matcher(name).matches() && !(local && model.cloud()) ? Optional.of(model) : Optional.empty();
    }

    private static String without(String prefix, String name) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length()) ? name.substring(prefix.length()) : name;
    }

    private static boolean endsWith(String name, String end) {
        return name.length() > end.length()
                && name.regionMatches(true, name.length() - end.length(), end, 0, end.length());
    }

    /** Whether the name itself says that the model runs on somebody else's machine. */
    public boolean cloud() {
        String tag = text.substring(text.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return tag.equals("cloud") || tag.endsWith("-cloud");
    }

    public boolean same(String other) {
        return of(other).map(name -> name.text.equalsIgnoreCase(text)).orElse(false);
    }

    /** The subject of facts about it. */
    public String subject() {
        return "model:" + text;
    }
}
