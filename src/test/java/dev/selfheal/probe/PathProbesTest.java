package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Directory;
import dev.selfheal.fact.Disk;
import dev.selfheal.fact.File;
import dev.selfheal.fact.Presence;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.DirectoryEntry;
import dev.selfheal.inventory.DiskEntry;
import dev.selfheal.inventory.DiskEntry.MinFree;
import dev.selfheal.inventory.FileEntry;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.testing.Skips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathProbesTest {
    @TempDir
    Path folder;

    private static FileEntry file(Path path) {
        return file(path, Optional.empty(), Optional.empty());
    }

    private static FileEntry file(Path path, Optional<String> owner, Optional<String> mode) {
        return new FileEntry(
                "~/" + path.getFileName(),
                path,
                true,
                Optional.of(Duration.ofHours(1)),
                Optional.of(1L),
                Optional.of(9L),
                owner,
                mode);
    }

    private static DirectoryEntry directory(Path path) {
        return new DirectoryEntry("~/" + path.getFileName(), path, false, true, Optional.empty(), Optional.of("0750"));
    }

    private File see(FileEntry entry, FakeClock clock) throws InterruptedException {
        return (File) Doorway.observe(new FileProbes(), Doorway.doors(clock, Path.of("/")), entry);
    }

    private File see(FileEntry entry) throws InterruptedException {
        return see(entry, new FakeClock());
    }

    private Directory see(DirectoryEntry entry) throws InterruptedException {
        return Doorway.see(Directory.class, new DirectoryProbes(), entry);
    }

    @Test
    void a_file_has_an_age_and_a_size_and_the_owner_is_not_looked_at_unasked() throws Exception {
        Path path = Files.writeString(folder.resolve("f"), "12345");
        FakeClock clock = new FakeClock();
        Files.setLastModifiedTime(path, FileTime.from(clock.now().minusSeconds(90)));
        assertEquals(
                new File(
                        "file:~/f",
                        path.toString(),
                        Presence.PRESENT,
                        true,
                        Duration.ofSeconds(90),
                        Duration.ofHours(1),
                        5L,
                        1L,
                        9L,
                        null,
                        null,
                        null,
                        null),
                see(file(path), clock));
    }

    @Test
    void a_file_from_the_future_is_new() throws Exception {
        Path path = Files.writeString(folder.resolve("f"), "");
        FakeClock clock = new FakeClock();
        Files.setLastModifiedTime(path, FileTime.from(clock.now().plusSeconds(90)));
        assertEquals(Duration.ZERO, see(file(path), clock).age());
    }

    @Test
    void owner_and_mode_are_seen_where_they_are_wanted() throws Exception {
        Path path = Files.writeString(folder.resolve("f"), "");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        File seen = see(file(path, Optional.of("nobody"), Optional.of("0600")));
        assertEquals(Files.getOwner(path).getName(), seen.owner());
        assertEquals("nobody", seen.wantedOwner());
        assertEquals("640", seen.mode());
        assertEquals("600", seen.wantedMode());
    }

    @Test
    void absent_is_told_from_the_wrong_kind() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertEquals(Presence.ABSENT, see(file(folder.resolve("no"))).presence());
        assertEquals(Presence.ABSENT, see(file(folder.resolve("no/deeper"))).presence());
        assertEquals(Presence.ABSENT, see(file(plain.resolve("below-a-file"))).presence());
        assertEquals(Presence.WRONG_KIND, see(file(folder)).presence());
        assertEquals(Presence.ABSENT, see(directory(folder.resolve("no"))).presence());
        assertEquals(Presence.WRONG_KIND, see(directory(plain)).presence());
    }

    @Test
    void a_link_is_what_it_leads_to_and_one_that_leads_nowhere_is_absent() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "123");
        Path link = Files.createSymbolicLink(folder.resolve("link"), plain);
        assertEquals(3L, see(file(link)).sizeBytes());
        Files.delete(plain);
        assertEquals(Presence.ABSENT, see(file(link)).presence());
        assertEquals(Presence.ABSENT, see(directory(link)).presence());
    }

    @Test
    void a_link_to_itself_is_a_failure_to_find_out() throws Exception {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertEquals(
                Reason.UNREADABLE_ANSWER,
                Doorway.failure(new FileProbes(), file(loop)).reason());
    }

    @Test
    void a_directory_is_seen_with_its_mode() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));
        Directory seen = see(directory(folder));
        assertEquals(Presence.PRESENT, seen.presence());
        assertEquals("710", seen.mode());
        assertEquals("750", seen.wantedMode());
        assertTrue(seen.create());
    }

    /** What a process without root's rights sees, printed; run by the test below. */
    public static final class Unprivileged {
        private Unprivileged() {}

        public static void main(String[] arguments) throws Exception {
            Path hidden = Path.of(arguments[0]);
            System.out.println(Doorway.observe(new FileProbes(), Doorway.doors(), file(hidden)));
            System.out.println(Doorway.observe(new DirectoryProbes(), Doorway.doors(), directory(hidden)));
            System.out.println(Doorway.observe(
                    new DiskProbes(), Doorway.doors(), new DiskEntry("~/x", hidden, true, new MinFree.Percent(10))));
        }
    }

    @Test
    void what_lies_in_a_folder_that_may_not_be_searched_is_denied_not_absent() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            String said = unprivileged(closed.resolve("f"));
            List<String> lines = said.lines().toList();
            assertEquals(3, lines.size(), said);
            for (String line : lines) {
                assertTrue(line.startsWith("ProbeFailure[") && line.contains("reason=DENIED"), said);
            }
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Root is never denied, so where the tests run as root the look is made by a process without root's powers. */
    private static String unprivileged(Path path) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new java.util.ArrayList<>(List.of(
                java,
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Unprivileged.class.getName(),
                path.toString()));
        if (Files.isWritable(Path.of("/"))) {
            command.addAll(0, List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        Ran ran = new SystemPrograms(Map.of()).run(Invocation.of(command, Duration.ofSeconds(30)));
        Skips.unless(
                ran instanceof Ran.Exited done && done.status() == 0,
                "no process without root's powers could be run: " + ran);
        return ((Ran.Exited) ran).output();
    }

    @Test
    void a_disk_has_free_space_a_limit_and_on_linux_inodes() throws Exception {
        Disk disk =
                Doorway.see(Disk.class, new DiskProbes(), new DiskEntry("~", folder, true, new MinFree.Percent(10)));
        assertTrue(disk.freeBytes() > 0 && disk.freeBytes() < disk.totalBytes(), disk.toString());
        assertEquals((disk.totalBytes() + 9) / 10, disk.minFreeBytes(), 1);
        if (disk.totalInodes() != null) {
            assertTrue(disk.freeInodes() > 0 && disk.freeInodes() < disk.totalInodes(), disk.toString());
        }
    }

    @Test
    void a_limit_in_bytes_is_kept() throws Exception {
        Disk disk = Doorway.see(Disk.class, new DiskProbes(), new DiskEntry("~", folder, true, new MinFree.Bytes(77)));
        assertEquals(77, disk.minFreeBytes());
    }

    @Test
    void a_disk_whose_path_is_missing_is_a_failure_not_a_full_disk() throws Exception {
        DiskEntry entry = new DiskEntry("/nowhere", folder.resolve("nowhere"), true, new MinFree.Bytes(1));
        ProbeFailure failure = Doorway.failure(new DiskProbes(), entry);
        assertEquals(Reason.UNREACHABLE, failure.reason());
        assertEquals("disk:/nowhere", failure.subject());
    }

    @Test
    void inodes_are_read_also_where_names_hold_blanks_and_are_null_where_there_are_none() {
        String head = "Filesystem      Inodes  IUsed   IFree IUse% Mounted on\n";
        assertEquals(
                Optional.of(new DiskProbes.Inodes(1000, 250)),
                DiskProbes.Inodes.read(head + "//nas/my share  1000 750 250 75% /mnt/my share\n"));
        assertEquals(Optional.empty(), DiskProbes.Inodes.read(head + "/dev/sdb1 0 0 0 - /mnt\n"));
        assertEquals(Optional.empty(), DiskProbes.Inodes.read(head + "/dev/sdb1 0 0 0 0% /mnt\n"));
        assertEquals(Optional.empty(), DiskProbes.Inodes.read(head));
        assertEquals(Optional.empty(), DiskProbes.Inodes.read(""));
        assertNull(DiskProbes.Inodes.read("x\ny").orElse(null));
    }
}
