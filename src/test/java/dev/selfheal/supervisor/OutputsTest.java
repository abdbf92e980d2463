package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.LaunchctlDouble;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where jobs write to. */
class OutputsTest {
    private static final Optional<String> HOME = Optional.of("/home/ada");

    @TempDir
    Path folder;

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20), Clock.SYSTEM);
    }

    private static List<String> paths(String... lines) {
        return new UnitOutputs("web@1.service", String.join("\n", lines)).paths(HOME);
    }

    @Test
    void a_unit_writes_where_its_last_assignment_says() {
        assertEquals(
                List.of("/b c.log", "/e.log"),
                paths(
                        "[Service]",
                        "StandardOutput=file:/a.log",
                        "# StandardError=file:/commented.log",
                        "StandardError=append:/e.log",
                        "# drop-in",
                        "StandardOutput = truncate:/b c.log "));
        assertEquals(List.of(), paths("StandardOutput=file:/a.log", "StandardOutput=journal"));
        assertEquals(List.of(), paths("StandardOutput=socket", "StandardError=inherit"));
    }

    @Test
    void common_specifiers_are_expanded_and_a_path_with_another_is_not_known() {
        assertEquals(
                List.of("/home/ada/log/web@1.log", "/100%/web@1.service"),
                paths("StandardOutput=append:%h/log/%N.log", "StandardError=file:/100%%/%n"));
        assertEquals(List.of(), paths("StandardOutput=file:/run/%U/x.log", "StandardError=file:/x%"));
        UnitOutputs homeless = new UnitOutputs("a.service", "StandardOutput=append:%h/a.log");
        assertTrue(homeless.needHome());
        assertEquals(List.of(), homeless.paths(Optional.empty()));
        assertFalse(new UnitOutputs("a.service", "StandardOutput=append:/a.log").needHome());
    }

    @Test
    void each_file_is_told_once_and_no_device_at_all() {
        assertEquals(
                List.of(Path.of("/a.log")),
                Outputs.files(List.of("/a.log", "/x/../a.log", "/dev/null", "rel", "/a\0b")));
    }

    @Test
    void a_real_unit_is_asked_with_its_drop_ins() throws Exception {
        try (UserManager systemd = UserManager.start()) {
            Systemctl systemctl = new Systemctl(systemd.programs(), "systemctl", systemd.units(), Path.of("/proc"));
            Path drop = Files.createDirectories(systemd.units().resolve("writer.service.d"));
            Files.writeString(drop.resolve("log.conf"), "[Service]\nStandardOutput=append:%h/writer.log\n");
            systemd.unit("writer.service", "[Service]\nExecStart=/bin/true\nStandardOutput=journal\n");
            assertEquals(List.of(systemd.home().resolve("writer.log")), systemctl.outputs("writer.service", soon()));
            assertEquals(List.of(), systemctl.outputs("absent.service", soon()));
            assertEquals(List.of(), systemctl.outputs("--all", soon()));
        }
    }

    @Test
    void an_agent_writes_where_launchd_says_or_else_where_its_property_list_does() throws Exception {
        LaunchctlDouble launchd = LaunchctlDouble.install(folder.resolve("mac"));
        Launchctl launchctl = new Launchctl(
                new SystemPrograms(Map.of()),
                Clock.SYSTEM,
                launchd.program().toString(),
                LaunchctlDouble.UID,
                launchd.home());
        Path plist = launchd.agent("com.example.web", Map.of(), true);
        assertEquals(List.of(), launchctl.outputs("com.example.web", soon()));
        writes(plist, "/Users/kim/Logs/R&amp;D web.log");
        assertEquals(List.of(Path.of("/Users/kim/Logs/R&D web.log")), launchctl.outputs("com.example.web", soon()));
        assertEquals(List.of(), launchctl.outputs("com.example.none", soon()));
        assertEquals(List.of(), launchctl.outputs("two words", soon()));
    }

    private static void writes(Path plist, String path) throws IOException {
        String both = "<key>StandardOutPath</key>\n<string>" + path
                + "</string>\n<key>StandardErrorPath</key>\n<string>" + path + "</string>\n";
        Files.writeString(plist, Files.readString(plist).replace("\t<key>RunAtLoad", both + "\t<key>RunAtLoad"));
    }

    @Test
    void launchctls_own_answer_names_the_files() throws IOException {
        Path answers = Path.of(System.getProperty("selfheal.home"), "test-fixtures", "launchctl", "answers");
        assertEquals(
                "/Users/kim/Library/Logs/lamp.log",
                new JobPrint("com.example.lamp", Files.readString(answers.resolve("failed.txt")))
                        .outputs()
                        .get(0));
    }
}
