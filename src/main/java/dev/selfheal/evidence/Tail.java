package dev.selfheal.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The end of a log file. However large it is, no more than a few pages of it are read. */
final class Tail {
    /** Bytes that are read: forty lines of the longest kind that is kept fit in. */
    static final int WINDOW = 32 << 10;

    private Tail() {}

    /**
     * Its last whole lines; a line that is still being written counts.
     *
     * @throws IOException with a reason for people, where it is no file that can be read
     */
    static String of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        // Opening a pipe would wait for its writer, for ever and beyond any interrupt.
        if (!attributes.isRegularFile()) {
            String what =
                    attributes.isDirectory() ? "it is a folder, no file" : "it is a pipe, socket or device, no file";
            throw new FileSystemException(file.toString(), null, what);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - WINDOW);
            ByteBuffer bytes = ByteBuffer.allocate(WINDOW);
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes, from + bytes.position());
            }
            int begin = from == 0 ? 0 : firstWhole(file, bytes);
            return new String(bytes.array(), begin, bytes.position() - begin, StandardCharsets.UTF_8);
        }
    }

    /** Half a line may begin with half a secret, which nothing would recognise. */
    private static int firstWhole(Path file, ByteBuffer bytes) throws IOException {
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                return i + 1;
            }
        }
        String what = "its last line alone is longer than " + (WINDOW >> 10) + " kB";
        throw new FileSystemException(file.toString(), null, what);
    }
}
