package dev.selfheal.cli;

import dev.selfheal.policy.Policy;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where inventory, rules and state lie, by the platform's custom unless told otherwise. */
final class Places {
    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "what this machine runs (default: ~/.config/selfheal/selfheal.yaml)")
    private @Nullable Path inventory;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the policy (default: ~/.config/selfheal/rules if there, else the shipped rules)")
    private @Nullable Path rules;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "memory and outcomes (default: the platform's place for state)")
    private @Nullable Path state;

    @Option(
            names = "--facts-schema",
            paramLabel = "DIR",
            description = "your own kinds of facts (default: facts-schema beside the inventory)")
    private @Nullable Path factsSchema;

    Path inventory(Surroundings here) {
        return inventory != null
                ? inventory.toAbsolutePath().normalize()
                : config(here).resolve("selfheal.yaml");
    }

    /** Whether the inventory was named on the command line: then it must be there. */
    boolean inventoryNamed() {
        return inventory != null;
    }

    /** What was named on the command line, as options with absolute paths. */
    List<String> named() {
        List<String> options = new ArrayList<>();
        add(options, "--inventory", inventory);
        add(options, "--rules", rules);
        add(options, "--state", state);
        add(options, "--facts-schema", factsSchema);
        return options;
    }

    private static void add(List<String> options, String name, @Nullable Path path) {
        if (path != null) {
            options.addAll(List.of(name, path.toAbsolutePath().normalize().toString()));
        }
    }

    Path rules(Surroundings here) {
        return Optional.ofNullable(rules).map(Path::toAbsolutePath).orElseGet(() -> rulesInForce(here));
    }

    /** Whether rules were named on the command line. */
    boolean rulesNamed() {
        return rules != null;
    }

    /** The rules that judge when none are named. */
    Path rulesInForce(Surroundings here) {
        Path own = config(here).resolve("rules");
        return ownRules(own, here) ? own : here.program().resolve("rules");
    }

    /**
     * What stands there is meant, whatever it is; and once the owner's own rules were used, their absence is more likely an
     * accident than a wish for other rules.
     */
    private boolean ownRules(Path own, Surroundings here) {
        return !Files.notExists(own, LinkOption.NOFOLLOW_LINKS) || Policy.everGood(own, kept(here));
    }

    /** Where compiled rules and the last good ones are kept. */
    Path kept(Surroundings here) {
        return state(here).resolve("rules");
    }

    /** Where the owner describes own kinds of facts; it need not be there. Selfheal's own schemas are not the owner's. */
    Optional<Path> factsSchema(Surroundings here) {
        Path beside = inventory(here).resolveSibling("facts-schema");
        return Optional.ofNullable(factsSchema)
                .or(() -> Optional.of(beside))
                .map(Path::toAbsolutePath)
                .filter(folder -> !folder.equals(here.program().resolve("facts-schema")));
    }

    /** Where the cases of these rules are; they need not be there. */
    static Path cases(Path rules) {
        Path among = rules.resolveSibling("test-fixtures/rules");
        return Files.isDirectory(among) ? among : rules.resolveSibling("rule-cases");
    }

    Path state(Surroundings here) {
        if (state != null) {
            return state.toAbsolutePath();
        }
        return here.macos()
                ? here.home().resolve("Library/Application Support/selfheal")
                : here.folder("XDG_STATE_HOME", ".local/state").resolve("selfheal");
    }

    private static Path config(Surroundings here) {
        return here.home().resolve(".config/selfheal");
    }
}
