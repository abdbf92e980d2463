package dev.selfheal.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/** The completed records of a state folder: whole lines of the history, and entries of the journal whose checksum is right. */
record Records(List<String> history, List<String> journal) {
    /** What is there now; what is torn or damaged is no record. */
    static Records of(Victim victim) {
        List<String> history = new ArrayList<>();
        for (Path file : victim.historyFiles()) {
            lines(file).stream().filter(line -> !id(line).isEmpty()).forEach(history::add);
        }
        List<String> journal = lines(victim.state().resolve("journal")).stream()
                .filter(Records::whole)
                .toList();
        return new Records(List.copyOf(history), journal);
    }

    int size() {
        return history.size() + journal.size();
    }

    /** Those of these that are not among the later ones any more. */
    List<String> lostIn(Records later) {
        List<String> lost = new ArrayList<>(history);
        lost.removeAll(new HashSet<>(later.history));
        Set<String> entries = new HashSet<>(later.journal);
        journal.stream().filter(entry -> !entries.contains(entry)).forEach(lost::add);
        return lost;
    }

    /** Ids of cycles that are in the history more than once. */
    List<String> doubled() {
        Set<String> seen = new HashSet<>();
        return history.stream().map(Records::id).filter(id -> !seen.add(id)).toList();
    }

    /** Entries of the journal of this type. */
    List<JsonNode> events(String type) {
        return journal.stream()
                .map(line -> json(line.substring(9)))
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    /** The text of a file's lines that were ended; none where there is no such file. */
    private static List<String> lines(Path file) {
        try {
            String text =
                    Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
            List<String> lines = new ArrayList<>();
            for (int from = 0, end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                lines.add(text.substring(from, end));
                from = end + 1;
            }
            return lines;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean whole(String line) {
        return line.length() > 9 && line.startsWith(checksum(line.substring(9)) + " ");
    }

    /** An entry as the journal has them, with its line's end. */
    static String entry(String json) {
        return checksum(json) + " " + json + "\n";
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.ISO_8859_1));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** Of the cycle that a line of the history is about; empty where it is none. */
    static String id(String line) {
        return json(line).path("id").asText();
    }

    private static JsonNode json(String line) {
        try {
            return Json.MAPPER.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException damaged) {
            return MissingNode.getInstance();
        }
    }
}
