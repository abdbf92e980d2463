package dev.selfheal.policy.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.recording.OwnKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped rules say everything that good rules can say, so nothing is held against them. */
class ShippedLintTest {
    private static final Vocabulary WORDS = new Vocabulary(
            OwnKinds.NONE,
            Set.of(
                    "service.restart",
                    "agent.enable",
                    "agent.load",
                    "agent.restart",
                    "unit.start",
                    "unit.restart",
                    "unit.reload",
                    "agent.reload",
                    "directory.create",
                    "log.rotate",
                    "model.pull",
                    "command.run"));

    private final List<RuleSource> shipped = RuleFiles.read(Path.of(System.getProperty("selfheal.home", ""), "rules"))
            .sources();

    @Test
    void nothing_is_unsound_in_the_shipped_rules() {
        assertTrue(shipped.size() > 10);
        assertEquals(List.of(), Lint.unsound(shipped, WORDS));
    }

    @Test
    void nothing_is_careless_in_the_shipped_rules() {
        assertEquals(List.of(), Lint.careless(shipped, WORDS));
    }
}
