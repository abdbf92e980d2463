package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.policy.cases.CaseFiles;
import dev.selfheal.policy.cases.Cases;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.recording.OwnKinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that come with the project, and the cases beside them. */
public final class Shipped {
    public static final Path HOME = Path.of(System.getProperty("selfheal.home", ""));
    public static final Path RULES = HOME.resolve("rules");
    public static final Path CASES = HOME.resolve("test-fixtures/rules");

    /** For the facts of all cases at once, on a machine that is busy with other tests. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private Shipped() {}

    /** Compiled once for all tests of this JVM. */
    private static final class Held {
        static final Judge JUDGE = load();
        static final List<RuleCase> CASES = read();
    }

    public static Judge judge() {
        return Held.JUDGE;
    }

    private static Judge load() {
        Policies.Loaded loaded =
                Policies.forMany(RULES, Optional.empty(), "test", PATIENCE, new Vocabulary(OwnKinds.NONE, Set.of()));
        assertEquals(List.of(), loaded.problems());
        return loaded.judge().orElseThrow();
    }

    /** The rules' own names. */
    public static List<String> names() {
        return RuleEntry.below(RULES).stream().map(RuleEntry::name).toList();
    }

    /** Read once for all tests of this JVM. */
    public static List<RuleCase> cases() {
        return Held.CASES;
    }

    private static List<RuleCase> read() {
        Cases cases = CaseFiles.read(CASES, CASES, names(), OwnKinds.NONE);
        assertEquals(List.of(), cases.problems());
        return cases.all();
    }
}
