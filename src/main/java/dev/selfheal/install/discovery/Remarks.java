package dev.selfheal.install.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is written beside each entry of a first inventory, for its owner; and what is left out. */
public final class Remarks {
    private final Map<String, List<String>> bySubject = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** A comment of one line, which begins with a small letter. */
    void add(String subject, String remark) {
        bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(Fit.comment(remark));
    }

    void leaveOut(String what) {
        leftOut.add(Fit.comment(what));
    }

    void warn(String what) {
        warnings.add(Fit.comment(what));
    }

    /** What kept it from finding more; each without a full stop. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Those of one entry, in the order in which they were made. */
    public List<String> of(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** What was found and is not in the inventory, and why. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
