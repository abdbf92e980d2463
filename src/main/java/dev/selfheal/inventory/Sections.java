package dev.selfheal.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The sections that there are, by key, in the order in which an inventory is written. */
final class Sections {
    private Sections() {}

    static Map<String, Section> load() {
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Section section : ServiceLoader.load(Section.class, Section.class.getClassLoader())) {
            if (sections.put(section.key(), section) != null) {
                throw new IllegalStateException("two sections of an inventory are called " + section.key());
            }
        }
        return sections;
    }
}
