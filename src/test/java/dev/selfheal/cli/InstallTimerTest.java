package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Ran;
import dev.selfheal.testing.Await;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Selfheal installed into a real systemd user manager. */
class InstallTimerTest {
    private static UserManager systemd;

    @BeforeAll
    static void startManager() {
        systemd = UserManager.start();
    }

    @AfterAll
    static void endManager() {
        if (systemd != null) {
            systemd.close();
        }
    }

    private final Box box = new Box(systemd.home(), systemd.environment(), false);

    private static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.walk(systemd.units())) {
            return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
        }
    }

    /** Of systemd's own checker of units. */
    private static List<String> complaints() {
        Invocation verify = Invocation.of(
                List.of(
                        "systemd-analyze",
                        "--user",
                        "verify",
                        systemd.units().resolve("selfheal.timer").toString()),
                Duration.ofSeconds(20));
        try {
            Ran.Exited ran = (Ran.Exited) systemd.programs().run(verify);
            return (ran.output() + ran.errors())
                    .lines()
                    .filter(line -> line.contains("selfheal"))
                    .toList();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Test
    void a_timer_runs_cycles_until_it_is_uninstalled_and_then_nothing_is_left() throws IOException {
        box.from(Clone.in(box.folder));
        box.inventory("directories:\n  - {path: ~/inbox, create: true}\nheartbeat: {file: ~/beat}\n");
        CompiledRules.lend(Box.PROJECT.resolve("rules"), box.state());
        List<Path> before = units();

        Box.Done installed = box.command("install");

        assertEquals(0, installed.status(), installed::toString);
        assertTrue(
                installed.out().startsWith("Installed as selfheal: one cycle every 5m, by the calendar.\n"),
                installed::out);
        assertEquals(List.of(), complaints());
        assertEquals(
                "Already installed like this: nothing was changed.",
                box.command("install").out().lines().findFirst().orElse(""));
        assertEquals("enabled", systemd.property("selfheal.timer", "UnitFileState"));
        assertEquals("active", systemd.property("selfheal.timer", "ActiveState"));
        Await.until(
                "the timer fired, and its cycle left a sign of life",
                Duration.ofSeconds(60),
                () -> Files.exists(systemd.home().resolve("beat")));
        systemd.await("selfheal.service", "ActiveState", "inactive");
        assertEquals("success", systemd.property("selfheal.service", "Result"));
        assertEquals("selfheal.timer", systemd.property("selfheal.service", "TriggeredBy"));
        assertFalse(systemd.property("selfheal.timer", "LastTriggerUSec").isEmpty());
        JsonNode outcome = Box.json(Box.text(box.state().resolve("outcome.json")));
        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertTrue(Files.isDirectory(systemd.home().resolve("inbox")));

        Box.Done doctor = box.command("doctor");
        assertEquals(0, doctor.status(), doctor::toString);
        assertTrue(doctor.out().contains("ok       loaded "), doctor::out);
        assertTrue(doctor.out().contains("ok       heartbeat "), doctor::out);

        Box.Done gone = box.command("uninstall");

        assertEquals(0, gone.status(), gone::toString);
        assertEquals(before, units());
        for (String unit : List.of("selfheal.timer", "selfheal.service")) {
            assertEquals("not-found", systemd.property(unit, "LoadState"), unit);
        }
        Ran.Exited listed =
                (Ran.Exited) systemd.systemctl("list-units", "--all", "--plain", "--no-legend", "selfheal*");
        assertEquals("", listed.output());
        assertTrue(Files.exists(box.folder.resolve("selfheal.yaml")));
        assertTrue(Files.exists(box.state().resolve("outcome.json")));
        assertTrue(gone.out().contains("  inventory  " + box.folder.resolve("selfheal.yaml")), gone::out);
        assertEquals(
                "selfheal is not installed: nothing was changed.",
                box.command("uninstall").out().lines().findFirst().orElse(""));
    }

    @Test
    void another_option_replaces_it_and_what_the_manager_refuses_is_told_and_undone() throws IOException {
        Path clone = Clone.in(box.folder);
        // The cycles that are started meanwhile have nothing to say.
        Files.writeString(clone.resolve("selfheal"), "#!/bin/sh\nexit 0\n");
        box.from(clone);
        box.inventory("");
        String timer = "selfheal.work.timer";
        assertEquals(0, box.command("install", "--label", "selfheal.work").status());

        Box.Done changed = box.command("install", "--label", "selfheal.work", "--every", "30m");

        assertEquals(0, changed.status(), changed::toString);
        String times = systemd.property(timer, "TimersCalendar");
        assertTrue(times.contains("*:00,30:00"), times);
        assertEquals("active", systemd.property(timer, "ActiveState"));

        String before = Box.text(systemd.units().resolve(timer));
        Path dropIn =
                Files.createDirectories(systemd.units().resolve(timer + ".d")).resolve("none.conf");
        Files.writeString(dropIn, "[Timer]\nOnCalendar=\n");
        Box.Done refused = box.command("install", "--label", "selfheal.work", "--every", "20m");
        assertEquals(3, refused.status(), refused::toString);
        assertTrue(refused.err().contains("The old file is back, but is not loaded: "), refused::err);
        assertEquals(before, Box.text(systemd.units().resolve(timer)));

        Files.delete(dropIn);
        Files.delete(dropIn.getParent());
        assertEquals(0, box.command("install", "--label", "selfheal.work").status());
        assertEquals("enabled", systemd.property(timer, "UnitFileState"));
        assertEquals(0, box.command("uninstall", "--label", "selfheal.work").status());

        Path mask = Files.createSymbolicLink(systemd.units().resolve(timer), Path.of("/dev/null"));
        systemd.systemctl("daemon-reload");
        Box.Done masked = box.command("install", "--label", "selfheal.work");
        assertEquals(3, masked.status(), masked::toString);
        assertTrue(masked.err().contains("systemctl --user unmask " + timer + "\nNothing was changed."), masked::err);
        assertTrue(Files.isSymbolicLink(mask));
        Files.delete(mask);
    }
}
