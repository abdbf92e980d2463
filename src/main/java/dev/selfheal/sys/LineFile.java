package dev.selfheal.sys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of lines that other programs read the end of. A symbolic link is followed, but only to a plain file of this user: what
 * somebody else owns may be a trap, and a pipe would wait for a reader.
 *
 * @param user name of the user whose files may be written to: the one who runs this
 */
public record LineFile(Path file, String user) {
    private static final byte LINE_END = '\n';
    private static final String BEFORE = ".1";

    /** One that the user who runs this writes to. */
    public static LineFile own(Path file) {
        return new LineFile(file, ProcessHandle.current().info().user().orElse(""));
    }

    /**
     * Adds a line, durably. A missing file is made, readable by its owner only.
     *
     * @throws IOException if it could not be added
     */
    public void append(String line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + ": is no file");
        }
        AtomicFile.createOwnerOnly(folder);
        create();
        requireOwn();
        // A crash in the middle of a line must not swallow the next one.
        String start = endsInLine() ? "" : "\n";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * Likewise, of a file that stays bounded: one that is longer than this is first put beside itself, in the place of the one
     * from last time, so that who follows it by name misses no line.
     */
    public void append(String line, long most) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > most) {
            requireOwn();
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + BEFORE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        append(line);
    }

    private void create() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel.open(file, fresh, ownerOnly).close();
    }

    private void requireOwn() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is no plain file");
        }
        String owner = Files.getOwner(file).getName();
        if (!owner.equals(user)) {
            throw new IOException(file + ": belongs to " + owner + ", not to " + user);
        }
    }

    private boolean endsInLine() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0 || channel.read(last, channel.size() - 1) < 1 || last.get(0) == LINE_END;
        }
    }
}
