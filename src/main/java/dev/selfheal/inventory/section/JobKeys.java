package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the owner may say of an agent and of a unit alike. */
record JobKeys(
        boolean critical, Expect expect, List<String> environment, Duration startWithin, List<String> dependsOn) {
    private static final List<String> EXPECTATIONS =
            Arrays.stream(Expect.values()).map(JobKeys::word).toList();

    /** The keys allowed, the first of which names the job. */
    static String[] known(String name) {
        return new String[] {name, "critical", "expect", "environment", Starting.KEY, "depends_on"};
    }

    static JobKeys read(Keys keys, String subject, Draft draft) {
        return new JobKeys(
                keys.flag("critical"),
                keys.get("expect", value -> value.word(EXPECTATIONS))
                        .map(word -> Expect.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Expect.RUNNING),
                keys.get("environment")
                        .map(value -> value.list("names of variables, such as [PATH]", JobKeys::variable))
                        .orElse(List.of()),
                Starting.read(keys, Starting.USUAL),
                draft.dependsOn(subject, keys.get("depends_on")));
    }

    private static Optional<String> variable(Value value) {
        return value.text("the name of a variable").filter(name -> {
            boolean good = Character.isJavaIdentifierStart(name.charAt(0))
                    && name.chars().allMatch(c -> c < 127 && c != '$' && Character.isJavaIdentifierPart(c));
            if (!good) {
                value.wrong("is not the name of a variable; write the name alone, such as PATH");
            }
            return good;
        });
    }

    ItemText write(ItemText item) {
        item.flag("critical", critical);
        if (expect != Expect.RUNNING) {
            item.raw("expect", word(expect));
        }
        return item.list("environment", environment)
                .time(Starting.KEY, startWithin, Starting.USUAL)
                .list("depends_on", dependsOn);
    }

    private static String word(Expect expect) {
        return expect.name().toLowerCase(Locale.ROOT);
    }
}
