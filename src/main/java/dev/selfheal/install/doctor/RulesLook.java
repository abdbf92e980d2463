package dev.selfheal.install.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the rules in force differ from the shipped ones.
 *
 * @param folder of the rules in force
 * @param own their texts by name of file
 * @param shipped likewise
 */
public record RulesLook(Path folder, Map<String, String> own, Map<String, String> shipped) {
    private static final String AREA = "rules";
    private static final int MOST = 5;

    /** @param problems what keeps them from judging, first line each */
    public Examined look(List<String> problems) {
        if (!problems.isEmpty()) {
            return Examined.failure(
                    AREA,
                    "those in " + folder + " cannot be used: " + problems.get(0)
                            + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""),
                    "selfheal check");
        }
        if (own.equals(shipped)) {
            return Examined.ok(AREA, "the shipped ones, in " + folder);
        }
        TreeSet<String> added = new TreeSet<>(own.keySet());
        added.removeAll(shipped.keySet());
        TreeSet<String> missing = new TreeSet<>(shipped.keySet());
        missing.removeAll(own.keySet());
        TreeSet<String> changed = new TreeSet<>(own.keySet());
        changed.removeIf(file -> !shipped.containsKey(file) || shipped.get(file).equals(own.get(file)));
        return Examined.ok(
                AREA,
                "your own, in " + folder + ": against the shipped ones" + part(changed, "changed") + part(added, "more")
                        + part(missing, "missing"));
    }

    private static String part(TreeSet<String> files, String word) {
        if (files.isEmpty()) {
            return "";
        }
        String names = String.join(" ", files.stream().limit(MOST).toList());
        return ", " + files.size() + " " + word + " (" + names + (files.size() > MOST ? " ..." : "") + ")";
    }
}
