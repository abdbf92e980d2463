package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What probes note down for the next cycle. What is written is seen by readers only after it was committed, all at once: a
 * cycle that was killed leaves the notes as they were. Lost notes cost a probe its cursor, nothing more. Safe for many threads.
 */
public final class Notes {
    private static final String FILE = "notes.json";

    /** A note, in characters: a log's cursor with its samples needs a few thousand. */
    private static final int LONGEST = 256 << 10;

    private static final int LARGEST_FILE = 16 << 20;

    /** Of a subject that left the inventory, nobody reads the note any more. */
    private static final int DAYS_UNUSED = 30;

    private final Path file;
    private final Map<String, Note> committed;
    private final Map<String, String> staged = new HashMap<>();
    private final Map<String, Boolean> used = new HashMap<>();
    private final List<String> problems;
    private String onDisk;

    private record Note(String json, LocalDate used) {}

    private Notes(Path file, Map<String, Note> committed, String onDisk, List<String> problems) {
        this.file = file;
        this.committed = new TreeMap<>(committed);
        this.onDisk = onDisk;
        this.problems = problems;
    }

    /** Reads them; where they cannot be read there are none, and a problem. */
    public static Notes open(Path state) {
        Path file = state.resolve(FILE);
        List<String> problems = new ArrayList<>();
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException("larger than " + LARGEST_FILE + " bytes");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new Notes(file, parse(text), text, problems);
        } catch (NoSuchFileException none) {
            return new Notes(file, Map.of(), "", problems);
        } catch (IOException | RuntimeException unreadable) {
            problems.add(file + ": cannot be read, so probes begin anew: " + StateFolder.words(unreadable));
            return new Notes(file, Map.of(), "", problems);
        }
    }

    private static Map<String, Note> parse(String text) throws IOException {
        Map<String, Note> notes = new TreeMap<>();
        JsonNode root = Json.MAPPER.readTree(text).path("notes");
        if (!root.isObject()) {
            throw new IOException("no notes are in it");
        }
        root.properties()
                .forEach(entry -> notes.put(
                        entry.getKey(),
                        new Note(
                                entry.getValue().path("json").asText(),
                                LocalDate.parse(entry.getValue().path("used").asText()))));
        return notes;
    }

    /** What was committed last; not what was written since. */
    public synchronized Optional<String> read(String key) {
        used.put(key, true);
        return Optional.ofNullable(committed.get(key)).map(Note::json);
    }

    /** Writes it down, to be kept from {@link #commit} on. */
    public synchronized void write(String key, String json) {
        if (json.length() > LONGEST) {
            problems.add("the note %s has %d characters; at most %d are kept".formatted(key, json.length(), LONGEST));
            return;
        }
        staged.put(key, json);
    }

    /** Keeps what was written. Returns whether it is on the disk; if not, the older notes still are. */
    public synchronized boolean commit(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        used.keySet().forEach(key -> committed.computeIfPresent(key, (same, note) -> new Note(note.json, today)));
        staged.forEach((key, json) -> committed.put(key, new Note(json, today)));
        staged.clear();
        committed.values().removeIf(note -> note.used.isBefore(today.minusDays(DAYS_UNUSED)));
        String text = text();
        if (text.equals(onDisk)) {
            return true;
        }
        try {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            onDisk = text;
            return true;
        } catch (IOException trouble) {
            problems.add(file + ": cannot be written: " + StateFolder.words(trouble));
            return false;
        }
    }

    private String text() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        ObjectNode notes = root.putObject("notes");
        committed.forEach(
                (key, note) -> notes.putObject(key).put("json", note.json).put("used", note.used.toString()));
        return root + "\n";
    }

    /** What is wrong with them, for people. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
