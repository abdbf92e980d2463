package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.DefinitionSight.CannotTell;
import dev.selfheal.supervisor.DefinitionSight.Examined;
import dev.selfheal.supervisor.DefinitionSight.ProgramState;
import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionExamTest {
    private static final String WEB = "com.example.web";

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void name() {
        file = home.resolve("Library/LaunchAgents").resolve(WEB + ".plist");
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(1), Clock.SYSTEM);
    }

    private DefinitionExam exam() {
        return new DefinitionExam(home, new Definitions(Optional.empty()));
    }

    private Job job() {
        return Job.absent(WEB, Enabled.ENABLED, Optional.of(file.toString()));
    }

    private Examined examined() throws Exception {
        return assertInstanceOf(
                Examined.class, exam().of(job(), Optional.empty(), soon()).orElseThrow());
    }

    private Examined examined(String besides) throws Exception {
        Plists.write(file, Plists.job(WEB, besides));
        return examined();
    }

    private String unloadable() throws Exception {
        String prefix = file + " cannot be loaded: ";
        String why = exam().unloadable(WEB, file, soon()).orElse(prefix);
        assertTrue(why.startsWith(prefix), why);
        return why.substring(prefix.length());
    }

    @Test
    void a_good_one_has_nothing_wrong() throws Exception {
        Examined good = examined(Plists.string("StandardOutPath", home + "/out.log")
                + Plists.string("WorkingDirectory", home.toString())
                + "<key>EnvironmentVariables</key><dict>" + Plists.string("PORT", "1") + "</dict>");
        assertEquals(
                new Examined(
                        file,
                        Optional.empty(),
                        Optional.of(WEB),
                        WEB,
                        Optional.empty(),
                        false,
                        false,
                        Optional.of("/bin/sleep"),
                        ProgramState.RUNNABLE,
                        List.of(),
                        Optional.empty(),
                        Set.of("PORT"),
                        List.of(),
                        List.of()),
                good);
        assertEquals("", unloadable());
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, false", "rw-------, false", "rw-rw-r--, true", "rw-r--rw-, true", "r--r--r--, false"})
    void one_that_others_may_write_to_is_refused(String mode, boolean writable) throws Exception {
        examined("");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertEquals(writable, examined().writable());
        assertEquals(writable ? "its group or others may write to it" : "", unloadable());
    }

    @Test
    void one_that_belongs_to_somebody_else_is_refused() throws Exception {
        examined("");
        boolean root = (int) Files.getAttribute(file, "unix:uid") == 0;
        if (root) {
            Files.setAttribute(file, "unix:uid", 54321);
        } else {
            home = Path.of("/"); // whose owner is root: then this user is the stranger
        }
        String stranger = Files.getOwner(file).getName();
        assertEquals(Optional.of(stranger), examined().stranger());
        assertEquals("it belongs to " + stranger, unloadable());
        if (root) {
            Files.setAttribute(home, "unix:uid", 54321);
            assertEquals(Optional.empty(), examined().stranger());
            Files.setAttribute(file, "unix:uid", 0); // root's own is loaded too
            assertEquals(Optional.empty(), examined().stranger());
        }
    }

    @Test
    void a_link_is_told_and_followed() throws Exception {
        Path real = Plists.write(home.resolve("dotfiles/web.plist"), Plists.job(WEB, ""));
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        assertTrue(examined().link());
        assertEquals(Optional.of(WEB), examined().label());
        assertEquals("", unloadable());
    }

    @Test
    void a_file_of_another_name_is_told() throws Exception {
        file = home.resolve("Library/LaunchAgents/web.plist");
        assertEquals("web", examined("").named());
        assertEquals("", unloadable());
    }

    @Test
    void one_that_says_another_label_or_none_would_load_something_else() throws Exception {
        Plists.write(file, Plists.job("com.example.other", ""));
        assertEquals(Optional.of("com.example.other"), examined().label());
        assertEquals("its label is not " + WEB, unloadable());
        Plists.write(file, Plists.xml(Plists.string("Program", "/bin/sleep")));
        assertEquals(Optional.empty(), examined().label());
        assertEquals("its label is not " + WEB, unloadable());
    }

    @Test
    void one_without_a_program_or_that_is_none_is_refused() throws Exception {
        Plists.write(file, Plists.xml(Plists.string("Label", WEB)));
        assertEquals("it names no program", unloadable());
        Plists.write(file, "no list at all");
        assertEquals(Optional.of("it is no property list"), examined().trouble());
        assertEquals("it is no property list", unloadable());
        Files.delete(file);
        assertEquals(Optional.of("it is not there"), examined().trouble());
    }

    @Test
    void what_cannot_be_read_is_not_called_unloadable() throws Exception {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, file); // a loop: read by nobody, root included
        assertInstanceOf(
                CannotTell.class, exam().of(job(), Optional.empty(), soon()).orElseThrow());
        assertEquals("", unloadable());
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/sleep, RUNNABLE",
        "/nowhere/at/all, ABSENT",
        "/bin/sleep/below, ABSENT",
        "~/bin/web, ABSENT",
        "/etc/passwd, NOT_EXECUTABLE",
        "/etc, NOT_EXECUTABLE",
        "sleep, UNKNOWN"
    })
    void a_program_is_looked_for_where_launchd_would(String program, ProgramState state) throws Exception {
        Plists.write(file, Plists.xml(Plists.string("Label", WEB) + Plists.string("Program", program)));
        assertEquals(state, examined().programState());
    }

    @Test
    void folders_that_are_missing_are_told_each_once() throws Exception {
        Examined lost = examined(Plists.string("StandardOutPath", home + "/logs/out")
                + Plists.string("StandardErrorPath", home + "/logs/err")
                + Plists.string("WorkingDirectory", "/nowhere"));
        assertEquals(List.of(home + "/logs"), lost.missingFolders());
        assertEquals(Optional.of("/nowhere"), lost.missingDirectory());
        Examined home = examined(Plists.string("StandardOutPath", "~/Library/Logs/web.log")
                + Plists.string("WorkingDirectory", "~/web"));
        assertEquals(List.of("~/Library/Logs"), home.missingFolders()); // launchd knows no ~
        assertEquals(Optional.of("~/web"), home.missingDirectory());
        Examined odd =
                examined(Plists.string("StandardOutPath", "/dev/null") + Plists.string("WorkingDirectory", "relative"));
        assertEquals(List.of(), odd.missingFolders());
        assertEquals(Optional.empty(), odd.missingDirectory());
        assertEquals(
                Optional.of("/etc/passwd"),
                examined(Plists.string("WorkingDirectory", "/etc/passwd")).missingDirectory());
    }

    @Test
    void a_job_without_a_file_has_no_definition() throws Exception {
        for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of("(submitted by smd.553)"))) {
            Job job = Job.absent(WEB, Enabled.ENABLED, none);
            assertEquals(Optional.empty(), exam().of(job, Optional.empty(), soon()));
            assertFalse(exam().scheduled(job, soon()));
        }
    }
}
