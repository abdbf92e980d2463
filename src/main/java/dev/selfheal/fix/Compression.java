package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A growing compressed copy of a log, owner-only. What is appended to the log meanwhile is added as a further gzip member, which
 * every gunzip reads as one file.
 */
final class Compression implements AutoCloseable {
    private static final int BLOCK = 1 << 20;
    private static final int CHECK_ROOM_EVERY = 64 * BLOCK;
    /** A disk with less than this left is not filled further. */
    private static final long LAST_ROOM = 32L << 20;

    private final FileChannel out;
    private final Path copy;
    private final Deadline deadline;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private long copied;

    Compression(Path copy, Deadline deadline) throws IOException {
        this.copy = copy;
        this.deadline = deadline;
        this.out = FileChannel.open(
                copy,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Whether the log has bytes that the copy lacks. */
    boolean lacks(Path log) throws IOException {
        return Files.size(log) > copied;
    }

    long copied() {
        return copied;
    }

    /** Copies to the log's present end, safely on the disk, if there is time and room. */
    void copy(Path log) throws IOException, InterruptedException {
        append(log, true);
        sync();
    }

    /** Adds the little that came since: past the point of turning back, so neither time nor room is asked for. */
    void addTail(Path log) throws IOException, InterruptedException {
        append(log, false);
    }

    void sync() throws IOException {
        out.force(true);
    }

    /** The log is open only here: whoever asks who else holds it must not find this process. */
    private void append(Path log, boolean ask) throws IOException, InterruptedException {
        block.clear();
        try (FileChannel in = FileChannel.open(log, StandardOpenOption.READ);
                GZIPOutputStream zip = new Fast(new Open(out))) {
            int sinceRoom = 0;
            for (int n = in.read(block, copied); n > 0; n = in.read(block.clear(), copied)) {
                if (ask) {
                    goOn(sinceRoom == 0);
                }
                zip.write(block.array(), 0, n);
                copied += n;
                sinceRoom = (sinceRoom + n) % CHECK_ROOM_EVERY;
            }
        }
    }

    private void goOn(boolean checkRoom) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (deadline.passed()) {
            throw new IOException("not done within its deadline; the log is as it was");
        }
        if (checkRoom && Files.getFileStore(copy).getUsableSpace() < LAST_ROOM) {
            throw new IOException("the disk is almost full; the log is as it was");
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Speed over size: at the fastest level a log still shrinks to about a tenth, in a third of the time. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Stays open when a gzip member ends. */
    private static final class Open extends java.io.FilterOutputStream {
        Open(FileChannel channel) {
            super(Channels.newOutputStream(channel));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
