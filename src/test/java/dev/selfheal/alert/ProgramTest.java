package dev.selfheal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.Records;
import dev.selfheal.redact.Names;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Names NAMES = new Names("ada", "mybox", "/home/ada");

    @TempDir
    Path folder;

    private Program program(Duration within, String script, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("page-me"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        return program(command, within);
    }

    private static Program program(List<String> command, Duration within) {
        return new Program(
                command, within, new SystemPrograms(Map.of()), Strangers.toThisProcess(), NAMES::mask, Wording.PLAIN);
    }

    @Test
    void an_alert_is_one_json_object_on_standard_input_and_arguments_are_no_shell_line() throws IOException {
        Program page = program(
                AMPLE,
                "cat > '" + folder + "/in'; printf '%s|' \"$@\" > '" + folder + "/args'\n",
                "a b",
                "$(touch x)",
                "");
        assertEquals(Optional.empty(), page.deliver(Lines.opened("i7", "/home/ada is\nfull"), AMPLE));

        assertEquals("a b|$(touch x)||", Files.readString(folder.resolve("args")));
        String in = Files.readString(folder.resolve("in"));
        assertTrue(in.endsWith("}\n") && in.lines().count() == 1, in);
        JsonNode json = Records.parse(in);
        assertEquals("~ is\nfull", json.path("message").textValue());
        assertEquals("[host-1]", json.path("host").textValue());
    }

    @Test
    void any_other_exit_status_than_0_is_a_failure_and_its_words_are_told_without_secrets() throws IOException {
        String script = "echo 'no route, token=abc123def456ghi789' >&2; exit 3\n";
        assertEquals(
                Optional.of("ended with exit status 3: no route, token=***"),
                program(AMPLE, script).deliver(Lines.opened("i7", "down"), AMPLE));
    }

    @Test
    void a_program_that_does_not_read_its_input_may_succeed_all_the_same() throws IOException {
        assertEquals(Optional.empty(), program(AMPLE, "exit 0\n").deliver(Lines.opened("i7", "x".repeat(3000)), AMPLE));
    }

    @Test
    @Timeout(30)
    void a_program_that_hangs_is_ended_at_the_shorter_of_both_deadlines() throws IOException {
        assertEquals(
                Optional.of("was ended: it took longer than 200 ms"),
                program(Duration.ofMillis(200), "exec sleep 60\n").deliver(Lines.opened("i7", "down"), AMPLE));
        assertEquals(
                Optional.of("was ended: it took longer than 300 ms"),
                program(AMPLE, "exec sleep 60\n").deliver(Lines.opened("i7", "down"), Duration.ofMillis(300)));
    }

    @Test
    void a_program_that_is_not_there_is_an_error() {
        Path nothing = folder.resolve("nothing");
        assertEquals(
                Optional.of(nothing + ": no such program"),
                program(List.of(nothing.toString()), AMPLE).deliver(Lines.opened("i7", "down"), AMPLE));
    }

    @Test
    void a_program_that_strangers_can_write_to_is_not_run() throws IOException {
        Program page = program(AMPLE, "touch '" + folder + "/ran'\n");
        Path file = folder.resolve("page-me");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));

        String error = page.deliver(Lines.opened("i7", "down"), AMPLE).orElseThrow();

        assertTrue(error.startsWith("is refused: everybody can write to"), error);
        assertFalse(Files.exists(folder.resolve("ran")), "nothing was executed");
    }
}
