package dev.selfheal.install;

import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file that launchd appends to what a job prints, and never shortens. Whoever runs as that job has it open for appending,
 * and is the only one: so it is copied and then emptied, and what is printed next is its new beginning.
 */
public final class OwnLog {
    /** At some KB a cycle, what was printed in the last day or more is left. */
    public static final int MOST_BYTES = 1 << 20;

    private static final String BEFORE = ".1";

    private final Path file;

    public OwnLog(Path file) {
        this.file = file;
    }

    /**
     * Where it is longer than it may be, moves what was printed last to a file beside it, which replaces the one from last
     * time, and empties it. Killed in between, it leaves text twice, and loses none but what is too long to keep.
     *
     * @return what went wrong
     */
    public Optional<String> shorten() {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) <= MOST_BYTES) {
                return Optional.empty();
            }
            AtomicFile.write(file.resolveSibling(file.getFileName() + BEFORE), end());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                channel.truncate(0);
            }
            return Optional.empty();
        } catch (IOException trouble) {
            return Optional.of(file + " could not be shortened: " + FileTrouble.words(trouble));
        }
    }

    /** The whole lines at its end that are short enough to be kept. */
    private byte[] end() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long from = Math.max(0, channel.size() - MOST_BYTES);
            ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                // until all of it is there
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
            int line = from == 0 ? 0 : text.indexOf('\n') + 1;
            return Arrays.copyOfRange(buffer.array(), line, buffer.position());
        }
    }
}
