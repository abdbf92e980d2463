package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Finds out whether any process holds a file open. Where that cannot be told, the answer is yes. */
final class Holders {
    /** Where macOS has it; it is not on the path of a LaunchAgent. */
    static final String LSOF = "/usr/sbin/lsof";

    private static final Duration LSOF_WITHIN = Duration.ofSeconds(20);

    private final Programs programs;
    private final Path proc;
    private final String lsof;

    Holders(Programs programs, Path root, String lsof) {
        this.programs = programs;
        this.proc = root.resolve("proc");
        this.lsof = lsof;
    }

    boolean hold(Path file, Deadline deadline) throws IOException, InterruptedException {
        return Files.isDirectory(proc.resolve("self/fd")) ? inProc(file) : byLsof(file, deadline);
    }

    private boolean inProc(Path file) throws IOException {
        Object inode = Files.getAttribute(file, "unix:ino");
        Object device = Files.getAttribute(file, "unix:dev");
        Object owner = Files.getAttribute(file, "unix:uid");
        boolean foreign = !owner.equals(Files.getAttribute(proc.resolve("self"), "unix:uid"));
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                try {
                    if (holds(process.resolve("fd"), inode, device)) {
                        return true;
                    }
                } catch (AccessDeniedException denied) {
                    // Another user's process does not write to a file of ours; for any other file it cannot be told.
                    if (foreign || isOf(owner, process)) {
                        return true;
                    }
                } catch (IOException ended) {
                    // The process ended meanwhile, and with it its hold.
                }
            }
        }
        return false;
    }

    private static boolean isOf(Object owner, Path process) throws IOException {
        try {
            return owner.equals(Files.getAttribute(process, "unix:uid"));
        } catch (NoSuchFileException ended) {
            return false;
        }
    }

    private static boolean holds(Path descriptors, Object inode, Object device) throws IOException {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                try {
                    if (inode.equals(Files.getAttribute(link, "unix:ino"))
                            && device.equals(Files.getAttribute(link, "unix:dev"))) {
                        return true;
                    }
                } catch (IOException closed) {
                    // Closed since the folder was listed, or a descriptor of something that is no file.
                }
            }
        }
        return false;
    }

    private boolean byLsof(Path file, Deadline deadline) throws InterruptedException {
        Duration within = deadline.atMost(LSOF_WITHIN).left();
        Ran ran = programs.run(Invocation.of(List.of(lsof, "-t", "--", file.toString()), within));
        // It exits with 1 and says nothing at all where nobody holds the file.
        return !(ran instanceof Ran.Exited exited
                && exited.status() == 1
                && exited.output().isBlank()
                && exited.errors().isBlank());
    }
}
