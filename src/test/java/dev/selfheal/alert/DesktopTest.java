package dev.selfheal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.redact.Names;
import dev.selfheal.sys.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stand-ins for the native tools, which note their arguments: what they would make of them is in their manuals. */
class DesktopTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Names NAMES = new Names("ada", "mybox", "/home/ada");
    private static final String HOSTILE = "\" & (do shell script \"touch /tmp/x\") & \"\n<b>of</b> /home/ada";

    @TempDir
    Path folder;

    private String tool(String name, String more) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name), "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + folder + "/args'\n" + more);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private List<String> arguments() throws IOException {
        return Files.readAllLines(folder.resolve("args"));
    }

    @Test
    void on_a_mac_the_script_is_always_the_same_and_the_words_are_arguments() throws IOException {
        Desktop desktop = Desktop.ofMac(tool("osascript", ""), AMPLE, new SystemPrograms(Map.of()), NAMES::mask);

        assertEquals(Optional.empty(), desktop.deliver(Lines.opened("i7", HOSTILE), AMPLE));

        List<String> arguments = arguments();
        assertEquals(
                List.of(
                        "-e",
                        "on run argv",
                        "-e",
                        "display notification (item 2 of argv) with title (item 1 of argv)",
                        "-e",
                        "end run"),
                arguments.subList(0, 6));
        assertEquals("Selfheal: opened, service:web", arguments.get(6));
        assertEquals("\" & (do shell script \"touch /tmp/x\") & \" \u2039b\u203aof\u2039/b\u203a ~", arguments.get(7));
        assertEquals(8, arguments.size());
    }

    @Test
    void on_linux_the_words_come_after_the_end_of_options_and_hold_no_markup() throws IOException {
        Desktop desktop = Desktop.ofLinux(tool("notify-send", ""), AMPLE, new SystemPrograms(Map.of()), NAMES::mask);

        assertEquals(Optional.empty(), desktop.deliver(Lines.resolved("i7", "--help <i>\n" + "x".repeat(500)), AMPLE));

        List<String> arguments = arguments();
        assertEquals(List.of("--app-name=Selfheal", "--urgency=critical", "--"), arguments.subList(0, 3));
        assertEquals("Selfheal: resolved, service:web", arguments.get(3));
        assertTrue(arguments.get(4).startsWith("--help \u2039i\u203a xxx"), arguments.get(4));
        assertEquals(200, arguments.get(4).length());
        assertEquals(5, arguments.size());
    }

    @Test
    void a_tool_that_is_not_there_or_fails_is_an_error_with_the_cure() throws IOException {
        SystemPrograms programs = new SystemPrograms(Map.of());
        String absent = Desktop.ofLinux(folder + "/none", AMPLE, programs, NAMES::mask)
                .deliver(Lines.opened("i7", "down"), AMPLE)
                .orElseThrow();
        assertTrue(absent.startsWith(folder + "/none: no such program; install notify-send"), absent);

        String tool = tool("notify-send", "echo 'Cannot autolaunch D-Bus' >&2; exit 1\n");
        String failed = Desktop.ofLinux(tool, AMPLE, programs, NAMES::mask)
                .deliver(Lines.opened("i7", "down"), AMPLE)
                .orElseThrow();
        assertEquals(tool + " ended with exit status 1: Cannot autolaunch D-Bus", failed);
        assertFalse(failed.contains("\n"));
    }
}
