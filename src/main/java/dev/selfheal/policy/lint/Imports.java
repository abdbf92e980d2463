package dev.selfheal.policy.lint;

import dev.selfheal.spelling.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the types and functions of one rule file are called, by its imports. */
final class Imports {
    private static final Pattern IMPORT =
            Pattern.compile("\\bimport\\s+(?:(static|function)\\s+)?([\\w$]+(?:\\s*\\.\\s*[\\w$]+)*)(\\s*\\.\\s*\\*)?");

    private final Vocabulary words;
    private final Map<String, Class<?>> types = new LinkedHashMap<>();
    private final Map<String, Class<?>> functions = new LinkedHashMap<>();
    private final Set<String> packages = new LinkedHashSet<>();

    Imports(FileText file, Vocabulary words, Found found) {
        this.words = words;
        for (Matcher next = IMPORT.matcher(file.outsideRules()); next.find(); ) {
            String name = next.group(2).replaceAll("\\s", "");
            boolean all = next.group(3) != null;
            if (next.group(1) == null) {
                type(name, all, new Place(file, next.start()), found);
            } else {
                function(name, all, new Place(file, next.start()), found);
            }
        }
    }

    private void type(String name, boolean all, Place place, Found found) {
        if (all) {
            packages.add(name);
            if (!Allowed.packageOf(name)) {
                found.add(place, "a rule may not use " + name + ".*", "import only the facts and the verdict");
            }
            return;
        }
        Optional<Class<?>> type = words.type(name);
        if (type.isEmpty()) {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            String cure = Nearest.of(simple, words.types())
                    .flatMap(words::home)
                    .map(meant -> "did you mean " + meant + "?")
                    .orElse("the kinds of facts are in facts-schema/");
            found.add(place, "there is no " + name, cure);
            return;
        }
        types.put(type.get().getSimpleName(), type.get());
        if (!Allowed.imported(type.get())) {
            refused(name, place, found);
        }
    }

    private void function(String name, boolean all, Place place, Found found) {
        int dot = name.lastIndexOf('.');
        Optional<Class<?>> owner = words.type(all || dot < 0 ? name : name.substring(0, dot));
        if (all || owner.isEmpty() || !Allowed.imported(owner.get())) {
            refused(name, place, found);
        } else {
            functions.put(name.substring(dot + 1), owner.get());
        }
    }

    private static void refused(String name, Place place, Found found) {
        found.add(
                place,
                "a rule may not use " + name,
                "a rule only concludes: it may use the facts, the verdict and java.time");
    }

    /** The type of that name, as it is written in a rule. */
    Optional<Class<?>> type(String name) {
        Class<?> imported = types.get(name);
        if (imported != null) {
            return Optional.of(imported);
        }
        if (name.indexOf('.') > 0) {
            return words.type(name);
        }
        for (String folder : packages) {
            Optional<Class<?>> found = words.type(folder + "." + name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Character.isUpperCase(name.charAt(0)) ? words.type("java.lang." + name) : Optional.empty();
    }

    /** The type that a statically imported function belongs to. */
    Optional<Class<?>> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** A type that the file forgot to import: what is said of it can be checked all the same. */
    Optional<Class<?>> unimported(String name) {
        return words.home(name).flatMap(words::type);
    }

    /** How to say that there is no such type. */
    void missing(String name, Place place, Found found) {
        Optional<String> home = words.home(name);
        if (home.isPresent()) {
            found.add(place, name + " is not imported", "add at the top: import " + home.get() + ";");
            return;
        }
        Set<String> known = new LinkedHashSet<>(types.keySet());
        known.addAll(words.types());
        String cure = Nearest.of(name, known)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("the kinds of facts are in facts-schema/");
        found.add(place, "there is no type " + name, cure);
    }
}
