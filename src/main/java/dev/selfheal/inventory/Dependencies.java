package dev.selfheal.inventory;

import dev.selfheal.spelling.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who needs whom: every name must exist, and nobody may need himself. */
final class Dependencies {
    private static final String SERVICE = "service:";
    private static final int MAX_CHAIN = 100;

    private final Map<String, Value> subjects;
    private final Map<String, Map<String, Value>> needs = new LinkedHashMap<>();

    /** @param subjects all that there are, once {@link #check} is called */
    Dependencies(Map<String, Value> subjects) {
        this.subjects = subjects;
    }

    List<String> read(String subject, Value names) {
        Map<String, Value> needed = new LinkedHashMap<>();
        for (Value name : names.items("a list of names, such as [ollama]")) {
            Optional<String> text = name.text("the id of a service, or a subject such as unit:web.service");
            if (text.isPresent() && needed.putIfAbsent(subject(text.get()), name) != null) {
                name.wrong("is here twice; keep one");
            }
        }
        needs.put(subject, needed);
        return List.copyOf(needed.keySet());
    }

    private static String subject(String name) {
        return name.indexOf(':') < 0 ? SERVICE + name : name;
    }

    void check() {
        needs.values().forEach(needed -> needed.forEach(this::exists));
        Set<String> safe = new LinkedHashSet<>();
        needs.keySet().forEach(subject -> walk(subject, new ArrayList<>(), safe));
    }

    private void exists(String subject, Value name) {
        if (!subjects.containsKey(subject)) {
            String cure = Nearest.of(subject, subjects.keySet())
                    .map(near ->
                            "did you mean " + (subject.startsWith(SERVICE) ? near.replace(SERVICE, "") : near) + "?")
                    .orElse("write the id of a service here, or a subject such as unit:web.service");
            name.wrong("is not in this inventory; " + cure);
        }
    }

    private void walk(String subject, List<String> trail, Set<String> safe) {
        trail.add(subject);
        for (Map.Entry<String, Value> next :
                needs.getOrDefault(subject, Map.of()).entrySet()) {
            int start = trail.indexOf(next.getKey());
            if (start >= 0) {
                String loop = String.join(" -> ", trail.subList(start, trail.size()));
                next.getValue().problem("a dependency loop: " + loop + " -> " + next.getKey() + "; remove one of them");
            } else if (trail.size() == MAX_CHAIN) {
                next.getValue().problem("more than " + MAX_CHAIN + " subjects wait for each other here; remove some");
            } else if (!safe.contains(next.getKey())) {
                walk(next.getKey(), trail, safe);
            }
        }
        trail.remove(trail.size() - 1);
        safe.add(subject);
    }
}
