package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("story")
class SessionTest {
    @TempDir
    Path runUser;

    private long uid;
    private Path folder;

    @BeforeEach
    void aRuntimeFolder() throws IOException {
        uid = ((Number) Files.getAttribute(runUser, "unix:uid")).longValue();
        folder = Files.createDirectory(runUser.resolve(Long.toString(uid)));
    }

    @Test
    void the_runtime_folder_is_named_where_the_environment_does_not_and_the_rest_stays() {
        Map<String, String> named = Map.of("LANG", "C", "XDG_RUNTIME_DIR", folder.toString());
        assertEquals(named, Session.in(Map.of("LANG", "C"), runUser, uid));
        assertEquals(named, Session.in(Map.of("LANG", "C", "XDG_RUNTIME_DIR", ""), runUser, uid));
    }

    @Test
    void what_the_environment_says_counts() {
        Map<String, String> said = Map.of("XDG_RUNTIME_DIR", "/elsewhere");
        assertEquals(said, Session.in(said, runUser, uid));
    }

    @Test
    void no_folder_is_named_that_is_not_there_or_of_somebody_else() throws IOException {
        assertEquals(Map.of(), Session.in(Map.of(), runUser, uid + 1));
        Files.createDirectory(runUser.resolve(Long.toString(uid + 1)));
        assertEquals(Map.of(), Session.in(Map.of(), runUser, uid + 1));
        Files.delete(folder);
        Files.createFile(folder);
        assertEquals(Map.of(), Session.in(Map.of(), runUser, uid));
    }
}
