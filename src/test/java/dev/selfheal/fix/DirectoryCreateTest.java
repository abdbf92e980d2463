package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryCreateTest extends ActionTest {
    @Override
    Action action() {
        return new DirectoryCreate(List.of(folder.resolve("volumes"), folder.resolve("media")));
    }

    @Override
    Target sick() {
        return folder("a/b/inbox", "700");
    }

    private Target.Folder folder(String name, String mode) {
        return new Target.Folder(
                "directory:~/" + name, folder.resolve(name), Optional.ofNullable(mode), Duration.ofSeconds(1));
    }

    private Done act(Target target) throws InterruptedException {
        return action().act(target, soon());
    }

    private void assertRefused(Done done, String why) {
        assertEquals(Optional.of(Result.NOT_HEALED), done.result(), done.said());
        assertTrue(done.said().contains(why), done.said());
    }

    @Test
    void the_wanted_mode_is_given_whatever_the_umask() throws Exception {
        act(folder("open", "777"));
        assertEquals(
                PosixFilePermissions.fromString("rwxrwxrwx"), Files.getPosixFilePermissions(folder.resolve("open")));
        act(folder("deep/closed", "700"));
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(folder.resolve("deep/closed")));
    }

    @Test
    void an_existing_directory_keeps_its_mode() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        var before = Files.getPosixFilePermissions(there);
        assertFalse(act(folder("there", "711")).changed());
        assertEquals(before, Files.getPosixFilePermissions(there));
    }

    @Test
    void a_file_in_the_way_is_left_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertRefused(act(folder("file", null)), "in the way");
        assertRefused(act(folder("file/below", null)), "");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void a_link_to_nothing_is_in_the_way() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertRefused(act(folder("link", null)), "link to nothing");
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void a_mode_that_is_none_creates_nothing() throws Exception {
        assertRefused(act(folder("odd", "u+rwx")), "octal");
        assertFalse(Files.exists(folder.resolve("odd")));
    }

    @Test
    void nothing_is_made_on_a_volume_that_is_not_mounted() throws Exception {
        Files.createDirectory(folder.resolve("volumes"));
        assertRefused(act(folder("volumes/Backup/inbox", null)), "not mounted");
        assertRefused(act(folder("volumes/Backup", null)), "not mounted");
        assertFalse(Files.exists(folder.resolve("volumes/Backup")));
        Files.createDirectory(folder.resolve("volumes/Backup"));
        assertTrue(act(folder("volumes/Backup/inbox", null)).changed());
    }

    @Test
    void a_removable_volume_below_its_users_name_must_be_mounted_too() throws Exception {
        Files.createDirectories(folder.resolve("media/ada"));
        assertRefused(act(folder("media/ada/stick/inbox", null)), "not mounted");
        Files.createDirectory(folder.resolve("media/ada/stick"));
        assertTrue(act(folder("media/ada/stick/inbox", null)).changed());
    }
}
