package dev.selfheal.chronicle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lines of one day's outcomes, one at a time: a day may be larger than memory. */
final class OutcomeLines {
    /** No cycle of one machine comes near it. */
    private static final int LONGEST = 16 << 20;

    private static final int CHUNK = 64 << 10;

    private OutcomeLines() {}

    /** Returns how many lines were passed over, because they are too long or the file ends within them. */
    static int read(Path file, Consumer<String> to) throws IOException {
        int passed = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                int from = 0;
                for (int i = 0; i < size; i++) {
                    if (chunk[i] == '\n') {
                        line.write(chunk, from, i - from);
                        if (tooLong || line.size() > LONGEST) {
                            passed++;
                        } else if (line.size() > 0) {
                            to.accept(line.toString(StandardCharsets.UTF_8));
                        }
                        line.reset();
                        tooLong = false;
                        from = i + 1;
                    }
                }
                line.write(chunk, from, size - from);
                if (line.size() > LONGEST) {
                    tooLong = true;
                    line.reset();
                }
            }
        }
        return passed + (tooLong || line.size() > 0 ? 1 : 0);
    }
}
