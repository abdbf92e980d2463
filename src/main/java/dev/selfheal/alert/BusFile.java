package dev.selfheal.alert;

import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Appends alerts to a file that other programs read, one line of JSON each. A symbolic link is followed, but only to a plain
 * file of this user: what somebody else owns may be a trap, and a pipe would wait for a reader.
 */
public final class BusFile implements Sink {
    private static final byte LINE_END = '\n';

    private final Path file;
    private final String user;

    /** @param user name of the user whose files may be written to: the one who runs this */
    public BusFile(Path file, String user) {
        this.file = file;
        this.user = user;
    }

    @Override
    public String name() {
        return "file " + file;
    }

    @Override
    public String identity() {
        return name();
    }

    /** Stays on this machine, so that it may say whose files it is about. */
    @Override
    public Optional<String> deliver(AlertLine line, Duration within) {
        try {
            append(line.json());
            return Optional.empty();
        } catch (IOException | RuntimeException failed) {
            String why = failed.getMessage();
            return Optional.of(why == null ? failed.getClass().getSimpleName() : why);
        }
    }

    private void append(String line) throws IOException {
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
