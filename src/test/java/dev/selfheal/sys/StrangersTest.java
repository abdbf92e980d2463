package dev.selfheal.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrangersTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("selfheal.yaml"), "version: 1\n");
        rights(file, "rw-r--r--");
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private Optional<String> why(Path path) {
        return Strangers.toThisProcess().canWrite(path);
    }

    @Test
    void a_file_that_only_its_owner_writes_is_trusted_and_one_right_more_is_not() throws IOException {
        assertEquals(Optional.empty(), why(file));
        rights(file, "rw-r--rw-");
        assertTrue(why(file).orElseThrow().contains("everybody can write to"), () -> why(file)
                .toString());
    }

    @Test
    void a_folder_that_everybody_writes_to_is_refused_unless_only_owners_may_replace_files_in_it() throws IOException {
        rights(folder, "rwxrwxrwx");
        assertTrue(why(file).orElseThrow().contains("everybody can write to " + folder.toRealPath()));

        Files.setAttribute(folder, "unix:mode", 01777);
        assertEquals(Optional.empty(), why(file));
    }

    @Test
    void the_owners_own_group_may_write_and_another_may_not() throws IOException {
        String group = String.valueOf(Files.getAttribute(file, "posix:group"));
        String user = Files.getOwner(file).getName();
        rights(file, "rw-rw-r--");

        assertEquals(group.equals(user), why(file).isEmpty());
        boolean owned = changeGroup(file, "daemon");
        Skips.unless(owned, "only root can give a file to another group");
        assertTrue(why(file).orElseThrow().contains("the group daemon can write to"));
    }

    private static boolean changeGroup(Path file, String group) {
        try {
            Files.setAttribute(
                    file,
                    "posix:group",
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void a_file_of_another_user_is_refused_and_one_of_root_is_not() throws IOException {
        String owner = Files.getOwner(file).getName();
        boolean roots = owner.equals("root");

        assertEquals(roots, new Strangers("somebody-else").canWrite(file).isEmpty());
        assertEquals(Optional.empty(), new Strangers(owner).canWrite(file));
    }

    @Test
    void a_link_is_judged_by_what_it_leads_to() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path real = Files.writeString(open.resolve("real.yaml"), "version: 1\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), real);
        rights(open, "rwxr-xr-x");
        assertEquals(Optional.empty(), why(link));

        rights(open, "rwxr-xrwx");
        assertTrue(why(link).orElseThrow().contains(open.toRealPath().toString()));
    }

    @Test
    void a_file_that_cannot_be_found_is_not_trusted() {
        assertTrue(why(folder.resolve("nowhere")).isPresent());
    }
}
