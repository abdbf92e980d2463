package dev.selfheal.policy.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names mean at one place of a rule: the fields of the fact, then the variables, then types. */
record Scope(
        FileText file,
        Imports imports,
        Map<String, Kind> variables,
        @Nullable Class<?> fact,
        Found found) {
    Scope(FileText file, Imports imports, Found found) {
        this(file, imports, new LinkedHashMap<>(), null, found);
    }

    /** Within a pattern of that type, which still gives names to this rule. */
    Scope of(Class<?> type) {
        return new Scope(file, imports, variables, type, found);
    }

    /** Where names that are given stay inside. */
    Scope inner() {
        return new Scope(file, imports, new LinkedHashMap<>(variables), fact, found);
    }

    Optional<Kind> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    void problem(int offset, String message, String cure) {
        found.add(new Place(file, offset), message, cure);
    }
}
