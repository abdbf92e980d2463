package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The rules that come with the project, and the cases beside them. */
final class Shipped {
    static final Path HOME = Path.of(System.getProperty("selfheal.home", ""));
    static final Path RULES = HOME.resolve("rules");
    private static final Path CASES = HOME.resolve("test-fixtures/rules");

    private Shipped() {}

    /** Compiled once for all tests of this JVM. */
    private static final class Held {
        static final Judge JUDGE = load();
    }

    static Judge judge() {
        return Held.JUDGE;
    }

    private static Judge load() {
        Policies.Loaded loaded = Policies.load(RULES, Optional.empty(), "test");
        assertEquals(List.of(), loaded.problems());
        return loaded.judge().orElseThrow();
    }

    static CaseReader reader() {
        return new CaseReader(yaml(CASES.resolve("defaults.yaml")));
    }

    static List<RuleCase> cases() {
        List<RuleCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("defaults.yaml"))
                    .sorted()
                    .forEach(file ->
                            cases.addAll(reader().read(CASES.relativize(file).toString(), yaml(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cases;
    }

    static JsonNode yaml(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            DumperOptions unused = new DumperOptions();
            Yaml yaml = new Yaml(
                    new SafeConstructor(options), new Representer(unused), unused, options, new PlainScalars());
            return Json.MAPPER.valueToTree(yaml.load(reader));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Only true and false are booleans, so that {@code on} can be a key; times stay text. */
    private static final class PlainScalars extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
