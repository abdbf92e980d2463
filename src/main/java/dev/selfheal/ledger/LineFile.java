package dev.selfheal.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A file that grows by whole lines: what a killed writer left of one is cut off when it is opened. */
final class LineFile implements Closeable {
    private static final int CHUNK = 64 << 10;

    private final FileChannel channel;
    private final long cut;
    private final long end;

    private LineFile(FileChannel channel) throws IOException {
        this.channel = channel;
        long size = channel.size();
        this.end = size == 0 || byteAt(size - 1) == '\n' ? size : lineStart(size);
        this.cut = size - end;
        if (cut > 0) {
            channel.truncate(end);
        }
    }

    /** Made where there is none, readable by its owner only. */
    static LineFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                StateFolder.OWNER_ONLY);
        try {
            return new LineFile(channel);
        } catch (IOException | RuntimeException broken) {
            channel.close();
            throw broken;
        }
    }

    /** How many bytes at its end were no whole line. */
    long cut() {
        return cut;
    }

    /** Its last line with the line's end, as it was opened; empty where it has none. */
    Optional<String> last() throws IOException {
        if (end == 0) {
            return Optional.empty();
        }
        long start = lineStart(end - 1);
        ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(end - start));
        for (long at = start; line.hasRemaining(); ) {
            int n = channel.read(line, at);
            if (n < 0) {
                break;
            }
            at += n;
        }
        return Optional.of(new String(line.array(), 0, line.position(), StandardCharsets.UTF_8));
    }

    /**
     * Adds a line, durably; once.
     *
     * @param line with its end
     * @throws IOException if there is no room for all of it; none of it is there then
     */
    void append(byte[] line) throws IOException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            for (long at = end; buffer.hasRemaining(); ) {
                at += channel.write(buffer, at);
            }
            channel.force(false);
        } catch (IOException full) {
            channel.truncate(end);
            throw full;
        }
    }

    /** After the last line's end before this place. */
    private long lineStart(long before) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long to = before; to > 0; ) {
            long from = Math.max(0, to - CHUNK);
            chunk.clear().limit((int) (to - from));
            while (chunk.hasRemaining() && channel.read(chunk, from + chunk.position()) >= 0) {
                // Until the chunk is full.
            }
            for (int i = chunk.position() - 1; i >= 0; i--) {
                if (chunk.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            to = from;
        }
        return 0;
    }

    private byte byteAt(long place) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return channel.read(one, place) == 1 ? one.get(0) : 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
