package dev.selfheal.ledger;

import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The latest outcome, and all of the last days, one line each, as many as there is room for. Of an outcome this knows only
 * that it is a JSON object whose {@code id} names its cycle. The latest is replaced while the cycle runs; its line is appended once, when the cycle is over,
 * or by the next cycle if it was killed before that.
 */
public final class History {
    /** Days that are kept unless told otherwise: those with cycles, so that a clock set to another year drops one day and not all. */
    public static final int DAYS = 30;

    /** Bytes that are kept unless told otherwise. */
    public static final long BYTES = 500_000_000;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.jsonl");
    private static final int LONGEST_HEAD = 512;

    private final Path latest;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private int most = DAYS;
    private long room = BYTES;

    /** @param state the state folder */
    public History(Path state) {
        this.latest = state.resolve("outcome.json");
        this.folder = state.resolve("history");
    }

    /**
     * How much is kept from now on. The newest day is always kept, whatever its size.
     *
     * @param days with cycles
     * @param bytes of all their files
     */
    public void keep(int days, long bytes) {
        most = days;
        room = bytes;
    }

    /** The latest outcome, complete or not; empty if there is none. */
    public Optional<String> latest() throws IOException {
        try {
            return Optional.of(Files.readString(RegularFile.at(latest), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Replaces the latest outcome. */
    public void replaceLatest(String json) throws IOException {
        AtomicFile.write(latest, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Appends the line of a cycle that is over, durably, and drops the oldest days if there are too many or they are too large.
     *
     * @param day on which it began, where its owner lives
     */
    public void append(LocalDate day, String json) throws IOException {
        String line = line(json);
        StateFolder.ready(folder);
        Path file = folder.resolve(day + ".jsonl");
        boolean fresh = Files.notExists(file);
        try (LineFile lines = open(file)) {
            lines.append(line.getBytes(StandardCharsets.UTF_8));
        }
        if (fresh) {
            StateFolder.force(folder);
        }
        dropOldest(file);
    }

    /** Whether the first cycle of this day is that with this id, or there is none. */
    public boolean begins(LocalDate day, String id) throws IOException {
        Path file = folder.resolve(day + ".jsonl");
        if (Files.notExists(file)) {
            return true;
        }
        // An outcome has its id at its beginning.
        try (InputStream in = Files.newInputStream(file)) {
            String beginning = new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8);
            return beginning.split("\n", 2)[0].contains(
                    "\"id\":" + Json.MAPPER.getNodeFactory().textNode(id));
        }
    }

    /**
     * Appends the latest outcome if its cycle did not live to do so. To be called before the first {@link #replaceLatest} of a
     * cycle.
     *
     * @param day to append it to
     * @return the id of the cycle whose outcome was appended
     */
    public Optional<String> recover(LocalDate day) throws IOException {
        Optional<String> json = latest();
        List<Path> days = new ArrayList<>(days());
        Collections.reverse(days);
        String newest = days.isEmpty() ? "" : newest(days.get(0));
        if (json.isEmpty()) {
            return Optional.empty();
        }
        String id = OutcomeId.of(json.get());
        if (id.isEmpty()) {
            throw new IOException(latest + " holds no outcome");
        }
        if (newest.equals(id) || isLast(id, days.stream().skip(1).toList()) || isKept(id)) {
            return Optional.empty();
        }
        append(day, json.get());
        return Optional.of(id);
    }

    /** The id on the last line of this file, the newest; empty where there is none. */
    private String newest(Path file) throws IOException {
        Optional<String> last = lastLine(file);
        String id = last.map(OutcomeId::of).orElse("");
        if (last.isPresent() && id.isEmpty()) {
            problems.add(file + ": its last line is no outcome; the rest is used");
        }
        return id;
    }

    /** Whether it is on the last line of any of these. */
    private boolean isLast(String id, List<Path> files) throws IOException {
        for (Path file : files) {
            if (lastLine(file).filter(line -> OutcomeId.of(line).equals(id)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> lastLine(Path file) throws IOException {
        try (LineFile lines = open(file)) {
            return lines.last();
        }
    }

    /** What a killed writer left of a line is cut off. */
    private LineFile open(Path file) throws IOException {
        LineFile lines = LineFile.open(file);
        if (lines.cut() > 0) {
            problems.add("%s: %d bytes at its end were no whole line and were cut off".formatted(file, lines.cut()));
        }
        return lines;
    }

    /** Whether it is anywhere: an outcome that could not be replaced for a while is older than the last line. */
    private boolean isKept(String id) throws IOException {
        for (Path file : days()) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                if (lines.filter(line -> line.contains(id))
                        .anyMatch(line -> OutcomeId.of(line).equals(id))) {
                    return true;
                }
            } catch (UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
        }
        return false;
    }

    /** What was found wrong with the days that are kept, for people; grows while this is used. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The files of the days that are kept, oldest first, each with an outcome on every line. */
    public List<Path> days() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> DAY.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void dropOldest(Path today) throws IOException {
        List<Path> days = days();
        long total = 0;
        for (Path day : days) {
            total += Files.size(day);
        }
        for (int i = 0; i < days.size() - 1 && (days.size() - i > most || total > room); i++) {
            if (!days.get(i).equals(today)) {
                total -= Files.size(days.get(i));
                Files.deleteIfExists(days.get(i));
            }
        }
    }

    private static String line(String json) throws IOException {
        return Json.MAPPER.readTree(json) + "\n";
    }
}
