package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal's entries in memory and on the disk. What the disk does not take is remembered for the rest of this process and
 * told as a problem; only {@link #must} throws.
 */
final class Book {
    private final Journal journal;
    private final Path file;
    private final Path marker;
    private final List<ObjectNode> events;
    private final List<String> problems;
    private final boolean writable;

    /**
     * @param file the journal's, for people
     * @param marker the file that tells a journal that was lost from one that never was
     * @param writable whether what is told goes to the disk
     */
    Book(Journal journal, Path file, Path marker, List<ObjectNode> events, List<String> problems, boolean writable) {
        this.journal = journal;
        this.file = file;
        this.marker = marker;
        this.events = new ArrayList<>(events);
        this.problems = problems;
        this.writable = writable;
    }

    /** All entries, in order; it changes as more is told. */
    List<ObjectNode> events() {
        return events;
    }

    boolean writable() {
        return writable;
    }

    /** Writes an entry down, if it can be. */
    void tell(ObjectNode event) {
        events.add(event);
        if (!writable) {
            return;
        }
        try {
            append(event);
        } catch (IOException trouble) {
            problem("cannot be written: " + StateFolder.words(trouble));
        }
    }

    /** Writes an entry down, durably. @throws IOException if it could not be: then it is not remembered either */
    void must(ObjectNode event) throws IOException {
        if (!writable) {
            throw new IOException(file + " is not open for writing, or earlier attempts are not known");
        }
        append(event);
        events.add(event);
    }

    /** Remembers an entry whatever happens. @throws IOException if it is not on the disk */
    void remember(ObjectNode event) throws IOException {
        events.add(event);
        if (writable) {
            append(event);
        }
    }

    private void append(ObjectNode event) throws IOException {
        journal.append(event);
        if (Files.notExists(marker)) {
            Files.createFile(marker, StateFolder.OWNER_ONLY);
        }
    }

    /** Goes on with these entries only, if the disk takes them. */
    void replace(List<ObjectNode> needed) {
        try {
            journal.replace(needed);
            events.clear();
            events.addAll(needed);
        } catch (IOException trouble) {
            problem("cannot be made smaller: " + StateFolder.words(trouble));
        }
    }

    /** Bytes on the disk. */
    long size() {
        return journal.size();
    }

    /** What is wrong with it, for people; grows while this is used. */
    List<String> problems() {
        return problems;
    }

    private void problem(String what) {
        String problem = file + ": " + what;
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
