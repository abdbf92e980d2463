package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.LaunchctlDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installing as a LaunchAgent, with a stand-in for launchctl. */
@Tag("story")
class InstallAgentTest {
    private static final String LABEL = "dev.selfheal";

    @TempDir
    Path folder;

    private LaunchctlDouble launchd;
    private Box box;
    private String domain;

    @BeforeEach
    void newMac() throws IOException {
        launchd = LaunchctlDouble.install(folder);
        long uid = ((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue();
        domain = "gui/" + uid;
        launchd.uid(uid);
        launchd.leavingTakes(1);
        box = new Box(launchd.home(), Map.of(), true);
        box.inventory("tools: {launchctl: " + launchd.program() + "}\n");
    }

    private String plist() {
        return Box.text(launchd.plist(LABEL));
    }

    private Box.Done install(String... more) {
        Box.Done done = box.command("install", more);
        assertEquals(0, done.status(), done::toString);
        return done;
    }

    private List<String> agents() throws IOException {
        try (Stream<Path> files = Files.list(launchd.home().resolve("Library/LaunchAgents"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void it_is_written_and_loaded_and_runs_at_once() {
        Box.Done done = install();

        assertEquals(
                List.of("enable " + domain + "/" + LABEL, "bootstrap " + domain + " " + launchd.plist(LABEL)),
                launchd.orders());
        assertEquals("running", launchd.get(LABEL, "state"));
        assertTrue(
                done.out()
                        .startsWith("Installed as dev.selfheal: one cycle every 5m, by the calendar.\n  "
                                + launchd.plist(LABEL) + "\n"),
                done::out);
        assertTrue(Files.isDirectory(launchd.home().resolve("Library/Logs/selfheal")));
        assertTrue(plist().contains("<string>" + box.state() + "</string>"), this::plist);
    }

    @Test
    void installing_twice_changes_nothing_and_gives_no_order() {
        install();
        String before = plist();
        launchd.forget();

        Box.Done done = install();

        assertEquals(
                "Already installed like this: nothing was changed.",
                done.out().lines().findFirst().orElse(""));
        assertEquals(List.of(), launchd.orders());
        assertEquals(before, plist());
    }

    @Test
    void with_another_option_it_is_taken_out_until_it_is_gone_and_then_in_again() throws IOException {
        install();
        launchd.forget();

        Box.Done done = install("--every", "7m");

        assertEquals(
                List.of(
                        "bootout " + domain + "/" + LABEL,
                        "enable " + domain + "/" + LABEL,
                        "bootstrap " + domain + " " + launchd.plist(LABEL)),
                launchd.orders());
        int gone = launchd.calls().indexOf("bootout " + domain + "/" + LABEL);
        int in = launchd.calls().indexOf("bootstrap " + domain + " " + launchd.plist(LABEL));
        assertTrue(
                launchd.calls().subList(gone, in).stream()
                                .filter(call -> call.startsWith("print gui"))
                                .count()
                        >= 2,
                launchd.calls()::toString);
        assertTrue(plist().contains("<integer>420</integer>"), this::plist);
        assertTrue(done.out().contains("Until now: it was installed with other options"), done::out);
        assertEquals(List.of("dev.selfheal.plist"), agents(), "its own files need no copy");
    }

    @Test
    void where_the_new_one_does_not_load_the_old_one_is_back_and_loaded() throws IOException {
        install();
        String before = plist();
        launchd.force("bootstrap", 109, "Bootstrap failed: 109: Invalid property list");

        Box.Done done = box.command("install", "--every", "10m");

        assertEquals(3, done.status(), done::toString);
        assertEquals(
                "selfheal: not installed: launchctl bootstrap: Bootstrap failed: 109: Invalid property list; look at its"
                        + " property list: plutil -lint tells what is wrong\n"
                        + "The old one is back, and loaded.\n",
                done.err());
        assertEquals(before, plist());
        assertEquals("running", launchd.get(LABEL, "state"));
        assertEquals(List.of("dev.selfheal.plist"), agents());
    }

    @Test
    void where_a_first_one_does_not_load_nothing_is_left() throws IOException {
        launchd.force("bootstrap", 122, "Bootstrap failed: 122: Path had bad ownership/permissions");

        Box.Done done = box.command("install");

        assertEquals(3, done.status(), done::toString);
        assertTrue(done.err().endsWith("Nothing was changed.\n"), done::err);
        assertEquals(List.of(), agents());
        assertEquals("", launchd.get(LABEL, "state"));
    }

    @Test
    void one_that_was_interrupted_while_it_was_out_is_loaded_by_the_next_install() {
        install();
        launchd.force("bootstrap", 109, "Bootstrap failed: 109: Invalid property list");
        launchd.force("bootstrap", 109, "Bootstrap failed: 109: Invalid property list");
        Box.Done failed = box.command("install", "--every", "10m");
        assertTrue(failed.err().contains("The old file is back, but is not loaded: "), failed::err);
        assertEquals("", launchd.get(LABEL, "state"));

        Box.Done done = install();

        assertTrue(done.out().contains("Until now: its file was there, but was not loaded."), done::out);
        assertEquals("running", launchd.get(LABEL, "state"));
    }

    @Test
    void a_hand_made_one_is_not_lost() throws IOException {
        launchd.agent(LABEL, Map.of("MINE", "1"), true);
        String mine = plist();
        launchd.load(LABEL);

        Box.Done done = install();

        List<String> files = agents();
        assertEquals(2, files.size(), files::toString);
        assertTrue(files.get(1).matches("dev\\.selfheal\\.plist\\.\\d{8}-\\d{6}\\.bak"), files::toString);
        Path copy = launchd.plist(LABEL).resolveSibling(files.get(1));
        assertEquals(mine, Box.text(copy));
        assertTrue(
                done.out().contains("What was there was not as Selfheal writes it; a copy is in\n  " + copy),
                done::out);
    }

    @Test
    void one_that_was_edited_is_kept_too_when_it_is_uninstalled() throws IOException {
        install();
        Files.writeString(launchd.plist(LABEL), plist().replace("<integer>20</integer>", "<integer>30</integer>"));

        Box.Done done = box.command("uninstall");

        assertEquals(0, done.status(), done::toString);
        assertEquals(1, agents().size(), agents()::toString);
        assertTrue(agents().get(0).endsWith(".bak"), agents()::toString);
        assertTrue(done.out().contains("a copy is in"), done::out);
    }

    @Test
    void uninstall_takes_it_out_until_it_is_gone_and_leaves_what_is_its_owners() throws IOException {
        box.write("state/outcome.json", "{}");
        install();
        launchd.forget();

        Box.Done done = box.command("uninstall");

        assertEquals(0, done.status(), done::toString);
        assertEquals(List.of("bootout " + domain + "/" + LABEL), launchd.orders());
        assertEquals("", launchd.get(LABEL, "state"));
        assertEquals(List.of(), agents());
        assertTrue(Files.exists(box.folder.resolve("selfheal.yaml")));
        assertTrue(Files.exists(box.state().resolve("outcome.json")));
        assertTrue(
                done.out()
                        .contains("Left, since it is yours:\n  inventory  " + box.folder.resolve("selfheal.yaml")
                                + "\n  memory     " + box.state() + "\n  logs       "),
                done::out);
        launchd.forget();
        assertTrue(box.command("uninstall").out().startsWith("dev.selfheal is not installed: nothing was changed.\n"));
        assertEquals(List.of(), launchd.orders());
    }

    @Test
    void without_a_session_nothing_is_installed_and_only_files_are_removed() throws IOException {
        install();
        launchd.noSession();
        launchd.forget();

        Box.Done refused = box.command("install", "--every", "10m");
        assertEquals(3, refused.status(), refused::toString);
        assertTrue(
                refused.err().contains("log in, and do this from within that session\nNothing was changed.\n"),
                refused::err);
        assertEquals(List.of("dev.selfheal.plist"), agents());

        assertEquals(0, box.command("uninstall").status());
        assertEquals(List.of(), agents());
        assertEquals(List.of(), launchd.orders());
    }

    @Test
    void one_that_is_switched_off_is_switched_on_again_and_that_is_told() {
        install();
        launchd.override(LABEL, "disabled");

        Box.Done done = install();

        assertTrue(done.out().contains("Until now: it is loaded, but disabled"), done::out);
        assertTrue(launchd.orders().contains("enable " + domain + "/" + LABEL), launchd.orders()::toString);
    }

    @Test
    void one_that_was_loaded_from_elsewhere_is_replaced_and_that_is_told() {
        install();
        launchd.set(LABEL, "path", "/Users/ann/elsewhere.plist");

        Box.Done done = install();

        assertTrue(
                done.out()
                        .contains("Until now: it was loaded from /Users/ann/elsewhere.plist, which should be removed."),
                done::out);
        assertEquals(launchd.plist(LABEL).toString(), launchd.get(LABEL, "path"));
    }

    @Test
    void what_cannot_be_installed_is_told_before_anything_is_done() throws IOException {
        for (String[] wrong : new String[][] {
            {"--every", "10s", "\"10s\" is not between 1m and 1d"},
            {"--every", "soon", "\"soon\" is not a duration"},
            {"--label", "com.example.web", "\"com.example.web\" is no label for Selfheal"},
            {"--state", "a\nb", "control character"}
        }) {
            Box.Done done = box.run(
                    "install",
                    "--inventory",
                    box.folder.resolve("selfheal.yaml").toString(),
                    wrong[0],
                    wrong[1]);
            assertEquals(2, done.status(), done::toString);
            assertTrue(done.err().contains(wrong[2]), done::err);
        }
        box.inventory("tools: {launchctl: " + launchd.program() + "}\nagnts: []\n");
        Box.Done done = box.command("install");
        assertEquals(2, done.status(), done::toString);
        assertTrue(done.err().contains("agnts"), done::err);
        assertEquals(List.of(), launchd.calls());
        assertEquals(List.of(), agents());
    }

    @Test
    void print_shows_what_would_be_written_and_does_nothing() throws IOException {
        Box.Done printed = install("--print");
        assertEquals(List.of(), launchd.calls());
        assertEquals(List.of(), agents());
        assertFalse(Files.exists(launchd.home().resolve("Library/Logs")));
        install();
        assertEquals(plist(), printed.out());
    }

    @Test
    void the_interval_is_that_of_the_inventory_unless_it_is_named_and_then_they_should_agree() {
        box.inventory("tools: {launchctl: " + launchd.program() + "}\nevery: 10m\n");
        assertTrue(install().out().startsWith("Installed as dev.selfheal: one cycle every 10m"));
        assertTrue(install("--every", "20m").out().contains("write in it: every: 20m"));
    }

    @Test
    void a_run_keeps_the_log_short_that_it_is_told_of() throws IOException {
        Path log = Files.write(folder.resolve("own.log"), new byte[(1 << 20) + 1]);

        Box.Done done =
                box.run("run", "--inventory", folder.resolve("none.yaml").toString(), "--log", log.toString());

        assertEquals(2, done.status(), done::toString);
        assertEquals(0, Files.size(log));
        assertTrue(Files.exists(folder.resolve("own.log.1")));
    }
}
