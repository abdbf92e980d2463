package dev.selfheal.chronicle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.FileTrouble;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The days' files. */
final class DayFiles {
    /** Nothing that was written here comes near it. */
    private static final long LARGEST = 16 << 20;

    private static final String SUFFIX = ".json";

    private final Path folder;

    /** @param state the state folder */
    DayFiles(Path state) {
        this.folder = state.resolve("chronicle");
    }

    Path file(LocalDate day) {
        return folder.resolve(day + SUFFIX);
    }

    /**
     * A day; empty if it has no file.
     *
     * @throws IOException if it cannot be read, or holds something else; it says where and what
     */
    Optional<Day> read(LocalDate day) throws IOException {
        Path file = file(day);
        try {
            if (Files.size(RegularFile.at(file)) > LARGEST) {
                throw new IOException(file + ": it is too large for a day's summary");
            }
            return Optional.of(DayJson.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (FileSystemException trouble) {
            throw new IOException(file + ": " + FileTrouble.words(trouble), trouble);
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + ": " + damaged.getMessage(), damaged);
        }
    }

    /** Id of the last cycle that a day tells of; empty if there is none, or its file is damaged. Only the file's beginning is read. */
    String lastCycle(LocalDate day) {
        try (InputStream in = Files.newInputStream(RegularFile.at(file(day)));
                JsonParser parser = Json.MAPPER.getFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("lastCycle")) {
                    return String.valueOf(parser.nextTextValue());
                }
            }
        } catch (IOException none) {
            // Then it is told as damaged when it is read.
        }
        return "";
    }

    void write(Day day) throws IOException {
        AtomicFile.write(file(day.day()), DayJson.write(day).getBytes(StandardCharsets.UTF_8));
    }

    /** The days that have a file, in order. */
    NavigableSet<LocalDate> days() throws IOException {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .flatMap(name -> date(name).stream())
                        .forEach(days::add);
            }
        }
        return days;
    }

    /** Leaves so many days, the newest. */
    void keep(int most) throws IOException {
        List<LocalDate> days = List.copyOf(days());
        for (LocalDate oldest : days.subList(0, Math.max(0, days.size() - most))) {
            Files.deleteIfExists(file(oldest));
        }
    }

    /** Of {@code 2026-11-24}; empty for any other text. */
    static Optional<LocalDate> date(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
