package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.testing.LaunchctlDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The table of launchctl's errors, each row against the stand-in. */
final class LaunchctlErrorsTest {
    private static final String WEB = "com.example.web";

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();

    static List<Map<String, Object>> rows() throws IOException {
        List<Map<String, Object>> rows =
                new Yaml().load(Files.readString(Answers.FOLDER.resolveSibling("errors.yaml")));
        assertTrue(rows.size() > 50, () -> rows.size() + " rows");
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_answer_has_its_state_its_orders_and_its_words(Map<String, Object> row) throws Exception {
        LaunchctlDouble launchd = LaunchctlDouble.install(folder.resolve("mac"));
        Launchctl launchctl = new Launchctl(
                new SystemPrograms(Map.of()), clock, launchd.program().toString(), LaunchctlDouble.UID, launchd.home());
        given(row, launchd);
        if (row.get("ask").equals("look")) {
            Sight sight = launchctl.look(WEB, soon());
            assertEquals(row.get("sees"), sees(sight));
            if (sight instanceof Sight.CannotTell not) {
                assertTrue(not.detail().contains(words(row)), not::detail);
            }
            assertEquals(List.of(), launchd.orders());
            return;
        }
        Move move = ordered(launchctl, (String) row.get("ask"));
        assertEquals(row.get("move"), move.getClass().getSimpleName(), move.said());
        assertTrue(move.said().contains(words(row)), move.said());
        assertEquals(
                row.get("orders"),
                launchd.orders().stream().map(call -> call.split(" ")[0]).toList());
        assertEquals(row.get("then"), sees(launchctl.look(WEB, soon())));
    }

    private static void given(Map<String, Object> row, LaunchctlDouble launchd) throws IOException {
        Path plist = launchd.agent(WEB, Map.of("WEB_TOKEN", "hunter2"), true);
        String agent = (String) row.get("agent");
        if (!agent.equals("absent")) {
            launchd.load(WEB);
        }
        if (agent.equals("idle")) {
            launchd.ended(WEB, "not running", "last exit code = 0");
        } else if (agent.startsWith("ended: ")) {
            launchd.ended(WEB, "not running", agent.substring("ended: ".length()));
        }
        switch ((String) row.getOrDefault("plist", "well")) {
            case "broken" -> Files.writeString(plist, Files.readString(plist).replace("</dict>", ""));
            case "open" -> Files.setPosixFilePermissions(plist, PosixFilePermissions.fromString("rw-rw-r--"));
            case "none" -> Files.delete(plist);
            default -> assertEquals("well", row.getOrDefault("plist", "well"));
        }
        if (row.containsKey("owner")) {
            launchd.override(WEB, (String) row.get("owner"));
        }
        if (row.get("leaving") instanceof Integer looks) {
            launchd.leavingTakes(looks);
        }
        for (Object answer : (List<?>) row.getOrDefault("answers", List.of())) {
            String[] words = ((String) answer).split(" ", 2);
            launchd.forceLine(words[0], words[1]);
        }
    }

    private Move ordered(Launchctl launchctl, String order) throws InterruptedException {
        return switch (order) {
            case "load" -> launchctl.load(WEB, soon());
            case "start" -> launchctl.start(WEB, soon());
            case "restart" -> launchctl.restart(WEB, soon());
            case "reload" -> launchctl.reload(WEB, soon());
            case "enable" -> launchctl.enable(WEB, true, soon());
            default -> throw new AssertionError(order);
        };
    }

    private static String words(Map<String, Object> row) {
        return (String) row.getOrDefault("says", "");
    }

    private static String sees(Sight sight) {
        return sight instanceof Sight.Seen seen
                ? seen.job().state().name()
                : assertInstanceOf(Sight.CannotTell.class, sight).why().name();
    }

    private Deadline soon() {
        return Deadline.in(Duration.ofMinutes(2), clock);
    }
}
