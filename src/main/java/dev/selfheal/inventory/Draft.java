package dev.selfheal.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An inventory while it is read: what was found so far, and what can be checked only once all of it was read. */
public final class Draft {
    private final Platform detected;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Value> subjects = new LinkedHashMap<>();
    private final Dependencies dependencies = new Dependencies(subjects);
    private final List<Runnable> later = new ArrayList<>();
    private Settings settings = Settings.DEFAULT;

    Draft(Platform detected) {
        this.detected = detected;
    }

    /**
     * Takes a subject, even if the rest of its entry is not good, so that nobody is told that it does not exist.
     *
     * @param name where it is said; told if somebody else has the subject
     */
    public void claim(String subject, Value name) {
        Value first = subjects.putIfAbsent(subject, name);
        if (first != null) {
            name.problem(subject + " is here twice, first in line " + first.line() + "; keep one, or rename one");
        }
    }

    /** Adds an entry; its subject was claimed. */
    public void add(Entry entry) {
        entries.add(entry);
    }

    public List<Entry> entries() {
        return entries;
    }

    public boolean claimed(String subject) {
        return subjects.containsKey(subject);
    }

    /** The subjects that one subject needs; that they exist and form no loop is checked at the end. */
    public List<String> dependsOn(String subject, Optional<Value> names) {
        return names.map(list -> dependencies.read(subject, list)).orElse(List.of());
    }

    public Settings settings() {
        return settings;
    }

    public void settings(UnaryOperator<Settings> change) {
        settings = change.apply(settings);
    }

    public void leavings(UnaryOperator<Leavings> change) {
        settings = settings.with(change.apply(settings.leavings()));
    }

    /** The platform that the inventory names, else the one found; certain only once all was read. */
    public Platform platform() {
        return settings.platform().orElse(detected);
    }

    /** Runs a check once the whole inventory was read. */
    public void afterwards(Runnable check) {
        later.add(check);
    }

    Inventory finish() {
        later.forEach(Runnable::run);
        dependencies.check();
        return new Inventory(settings, List.copyOf(entries));
    }
}
