package dev.selfheal.sys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Writes files so that a reader, or a crash at any moment, sees the old content or the new, never half of it. */
public final class AtomicFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOR_ALL =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
    private static final AtomicLong COUNTER = new AtomicLong();

    private AtomicFile() {}

    /**
     * Replaces the file, readable by its owner only; missing parent folders are made, owner-only too. What a writer of this
     * file that was killed left beside it is removed.
     *
     * @throws IOException if it could not be written; the old content then stands
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, OWNER_ONLY);
    }

    /** Likewise, but readable by everybody, whatever the umask, as are folders that are made: for the program of another user. */
    public static void writeForAll(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        write(file, content, FOR_ALL);
    }

    private static void write(Path file, byte[] content, FileAttribute<Set<PosixFilePermission>> mode)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + ": has no folder");
        }
        createOwnerOnly(folder);
        removeLeftovers(folder, "." + file.getFileName() + ".");
        long pid = ProcessHandle.current().pid();
        Path fresh = folder.resolve("." + file.getFileName() + "." + pid + "-" + COUNTER.incrementAndGet() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), mode)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (!mode.equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(fresh, mode.value());
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Makes a folder and its missing parents, owner-only. */
    public static void createOwnerOnly(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void removeLeftovers(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, prefix.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0") + "*.new")) {
            for (Path left : files) {
                String pid =
                        left.getFileName().toString().substring(prefix.length()).replaceFirst("-.*", "");
                if (pid.matches("[0-9]{1,9}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Files.deleteIfExists(left);
                }
            }
        }
    }
}
