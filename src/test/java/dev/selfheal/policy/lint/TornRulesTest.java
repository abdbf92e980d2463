package dev.selfheal.policy.lint;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.RuleProblem;
import dev.selfheal.policy.RuleSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a rule file, as an editor or a full disk leaves it, is told or loads; nothing ever breaks on it. */
@Tag("sweep")
class TornRulesTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    private final List<RuleSource> shipped = RuleFiles.read(Path.of(System.getProperty("selfheal.home", ""), "rules"))
            .sources();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private RuleSource any() {
        return shipped.get(random.nextInt(shipped.size()));
    }

    @Test
    void a_file_that_ends_anywhere_is_told_or_loads() throws Exception {
        System.out.println("TornRulesTest seed " + seed);
        for (int again = 0; again < 30; again++) {
            RuleSource whole = any();
            int end = random.nextInt(whole.text().length());
            Path folder = Files.createDirectories(temp.resolve("torn" + again));
            Files.writeString(folder.resolve("torn.drl"), whole.text().substring(0, end));
            Policies.Loaded loaded = assertTimeoutPreemptively(
                    LONGEST,
                    () -> Policies.load(folder, Optional.empty(), "test"),
                    whole.path() + " up to " + end + ", seed " + seed);
            assertTrue(
                    loaded.judge().isPresent() != !loaded.problems().isEmpty(),
                    () -> whole.path() + " up to " + end + ", seed " + seed + ": " + loaded.problems());
        }
    }

    @Test
    void a_file_with_something_lost_doubled_or_strange_in_it_is_read_to_its_end() {
        System.out.println("TornRulesTest seed " + seed);
        String signs = "(){}[];:,.\"'$@!=<>+-*/&|?\\\n #0aA\u00e9\ud83d";
        for (int again = 0; again < 300; again++) {
            RuleSource whole = any();
            StringBuilder text = new StringBuilder(whole.text());
            List<String> done = new ArrayList<>();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    int end = Math.min(text.length(), at + 1 + random.nextInt(20));
                    text.delete(at, end);
                    done.add("without " + at + " to " + end);
                } else {
                    char sign = signs.charAt(random.nextInt(signs.length()));
                    text.insert(at, sign);
                    done.add(sign + " at " + at);
                }
            }
            List<RuleSource> sources = List.of(new RuleSource(whole.path(), text.toString()));
            List<RuleProblem> told = assertTimeoutPreemptively(
                    LONGEST,
                    () -> {
                        Lint.careless(sources, Vocabulary.SHIPPED);
                        return Lint.unsound(sources, Vocabulary.SHIPPED);
                    },
                    whole.path() + " " + done + ", seed " + seed);
            long lines = text.chars().filter(c -> c == '\n').count() + 1;
            assertTrue(
                    told.stream()
                            .allMatch(one -> one.line() <= lines && !one.cure().isBlank()),
                    () -> whole.path() + " " + done + ", seed " + seed + ": " + told);
        }
    }

    @Test
    void an_expression_without_end_is_told_and_not_followed() {
        for (String part : List.of("(", "!", "-", "a.", "a+", "a ? ", "f(", "a[", "\"x\" + ")) {
            String rule =
                    "package selfheal.a\nimport dev.selfheal.fact.Service;\nimport dev.selfheal.verdict.Finding;\n"
                            + "rule \"a.b\"\nwhen\n    Service($s : subject)\nthen\n    insertLogical(Finding.info(\"a.b\", $s, "
                            + part.repeat(20_000) + "$s));\nend\n";
            List<RuleProblem> told = assertTimeoutPreemptively(
                    LONGEST, () -> Lint.unsound(List.of(new RuleSource("a.drl", rule)), Vocabulary.SHIPPED), part);
            assertTrue(!told.isEmpty(), part);
        }
    }
}
