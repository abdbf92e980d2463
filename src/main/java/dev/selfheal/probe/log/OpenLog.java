package dev.selfheal.probe.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** A log file opened for reading, with what identifies it. */
record OpenLog(FileChannel channel, long inode, long size, Instant written) implements AutoCloseable {
    /** Bytes before the cursor that tell one content from another. */
    private static final int PRINT = 64;

    private static final int MOST_SIBLINGS = 1000;

    static OpenLog of(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return new OpenLog(channel, inodeOf(path), channel.size(), written);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Whether it still is what was read up to there. */
    boolean continues(LogState state) throws IOException {
        return inode == state.inode() && holds(state);
    }

    private boolean holds(LogState state) throws IOException {
        return size >= state.offset() && print(state.offset()) == state.print();
    }

    long print(long offset) throws IOException {
        int length = (int) Math.min(PRINT, offset);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.read(bytes, offset - length);
        return Signatures.raw(bytes.array());
    }

    /**
     * Where the rest of a log went that was rotated: a file beside it with the same inode, or a copy with the same content.
     * Compressed ones are not searched.
     */
    static Optional<OpenLog> rotated(Path path, LogState state) throws IOException {
        String name = path.getFileName().toString();
        Path folder = path.toAbsolutePath().getParent();
        int seen = 0;
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder)) {
            for (Path sibling : siblings) {
                if (++seen > MOST_SIBLINGS) {
                    break;
                }
                boolean other = !sibling.equals(path) && Files.isRegularFile(sibling);
                boolean copy = other && sibling.getFileName().toString().startsWith(name) && state.offset() > 0;
                if (!other || (!copy && inodeOf(sibling) != state.inode())) {
                    continue;
                }
                OpenLog open = of(sibling);
                if (open.holds(state)) {
                    return Optional.of(open);
                }
                open.close();
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        return Optional.empty();
    }

    private static long inodeOf(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:ino")).longValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
