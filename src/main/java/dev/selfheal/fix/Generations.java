package dev.selfheal.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The rotated generations of a log: {@code x.log.1.gz} is the newest; one not compressed yet lacks the ending. */
final class Generations {
    private final Path log;
    private final int keep;

    Generations(Path log, int keep) {
        this.log = log;
        this.keep = keep;
    }

    Path plain(int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }

    Path compressed(int number) {
        return log.resolveSibling(log.getFileName() + "." + number + ".gz");
    }

    /** Where a copy grows until it is whole. The dot keeps it out of globs, the fixed name lets the next run clean it. */
    Path unfinished() {
        return log.resolveSibling("." + log.getFileName() + ".rotating");
    }

    /**
     * Frees the first place. Only generations up to the first gap move, and the oldest is dropped only where there is no gap, so
     * that a run that was cut short here costs no generation when it is repeated.
     */
    void shift() throws IOException {
        int gap = 1;
        while (gap <= keep && occupied(gap)) {
            gap++;
        }
        if (gap > keep) {
            dropFrom(keep);
            gap = keep;
        }
        for (int number = gap - 1; number >= 1; number--) {
            move(compressed(number), compressed(number + 1));
            move(plain(number), plain(number + 1));
        }
    }

    /** Drops what is older than is to be kept. */
    List<Path> dropOlder() throws IOException {
        return dropFrom(keep + 1);
    }

    private List<Path> dropFrom(int first) throws IOException {
        List<Path> dropped = new ArrayList<>();
        for (int number = Math.max(1, first); occupied(number); number++) {
            for (Path old : List.of(compressed(number), plain(number))) {
                if (Files.isRegularFile(old) && Files.deleteIfExists(old)) {
                    dropped.add(old);
                }
            }
            if (occupied(number)) {
                throw new IOException(plain(number) + " is in the way: it is not a file");
            }
        }
        return dropped;
    }

    private boolean occupied(int number) {
        return Files.exists(compressed(number)) || Files.exists(plain(number));
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
