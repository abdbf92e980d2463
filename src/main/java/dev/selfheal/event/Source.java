package dev.selfheal.event;

import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whom events are from: a name for this machine's Selfheal that was drawn by lot, since it goes out and must name nobody. */
public final class Source {
    private static final String FILE = "source";
    private static final String START = "urn:selfheal:";
    private static final Pattern NAME = Pattern.compile(START + "[0-9a-f-]{36}");

    private Source() {}

    /**
     * The name that is kept in this state folder. Where none is kept one is drawn, and kept if the disk lets it be; else the
     * next process draws another, and only those who count machines by it are misled.
     */
    public static synchronized String of(Path state) {
        Path file = state.resolve(FILE);
        Optional<String> known = read(file);
        if (known.isPresent()) {
            return known.get();
        }
        String drawn = START + UUID.randomUUID();
        try {
            AtomicFile.write(file, (drawn + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            return drawn;
        }
        // Of two that drew at once, the last to write is the one that counts.
        return read(file).orElse(drawn);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(text -> NAME.matcher(text).matches());
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
