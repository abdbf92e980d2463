package dev.selfheal.alert;

import dev.selfheal.sys.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Appends alerts to a file that other programs read, one line of JSON each. */
public final class BusFile implements Sink {
    private final LineFile file;
    private final Wording wording;

    /** @param user name of the user whose files may be written to: the one who runs this */
    public BusFile(Path file, String user, Wording wording) {
        this.file = new LineFile(file, user);
        this.wording = wording;
    }

    @Override
    public String name() {
        return "file " + file.file();
    }

    @Override
    public String identity() {
        return name();
    }

    /** Stays on this machine, so that it may say whose files it is about. */
    @Override
    public Optional<String> deliver(AlertLine line, Duration within) {
        try {
            file.append(wording.of(line, UnaryOperator.identity()));
            return Optional.empty();
        } catch (IOException | RuntimeException failed) {
            String why = failed.getMessage();
            return Optional.of(why == null ? failed.getClass().getSimpleName() : why);
        }
    }
}
