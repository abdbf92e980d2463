package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random edits of the answers: they read as they did or are not understood, never as another state. What is inserted holds no
 * digit and no known word, since another number or word in the right place is no garbled answer but another one.
 */
final class GarbledAnswersTest {
    private static final int EDITS = 20_000;
    private static final List<String> INSERTED = List.of(
            "\n", "\t", "\t\t", " ", "\r", "=", " = ", ": ", "{", "}", "\n}\n", "\n\t}", "x", "Q", "-", "\0", "\ufffd",
            "\"");

    private final long seed = Long.getLong("selfheal.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void a_garbled_answer_of_print_is_never_read_as_another_state() {
        System.out.println("GarbledAnswersTest seed " + seed);
        List<String> names = Answers.table("readings.yaml").stream()
                .filter(row -> row.containsKey("state"))
                .map(row -> (String) row.get("file"))
                .toList();
        int understood = 0;
        for (int i = 0; i < EDITS; i++) {
            String name = names.get(random.nextInt(names.size()));
            String text = garbled(Answers.of(name), 1 + random.nextInt(4));
            Optional<State> right = Answers.print(name).state();
            Optional<State> read = new JobPrint(Answers.label(name), text).state();
            understood += read.isPresent() ? 1 : 0;
            assertTrue(
                    read.isEmpty() || read.equals(right),
                    () -> "seed " + seed + ": " + name + ", which is " + right + ", read as " + read + ":\n" + text);
        }
        // Else this test would show nothing.
        assertTrue(understood > EDITS / 10 && understood < EDITS * 9 / 10, understood + " understood");
    }

    /** What becomes of the line of a label itself is not tried: one that is gone cannot be told from one that never was. */
    @Test
    void a_garbled_list_of_disabled_services_never_says_the_opposite() {
        System.out.println("GarbledAnswersTest seed " + seed);
        List<Map<String, Object>> rows = Answers.table("disabled.yaml");
        int understood = 0;
        for (int i = 0; i < EDITS; i++) {
            Map<String, Object> row = rows.get(random.nextInt(rows.size()));
            Enabled right = Enabled.valueOf((String) row.get("says"));
            String label = (String) row.get("label");
            String whole = Answers.of((String) row.get("file"));
            String text = garbled(whole, 1 + random.nextInt(4));
            if (right == Enabled.UNKNOWN || !own(label, whole).equals(own(label, text))) {
                continue;
            }
            Enabled read = DisabledServices.of(label, text);
            understood += read == Enabled.UNKNOWN ? 0 : 1;
            assertTrue(
                    read == right || read == Enabled.UNKNOWN,
                    () -> "seed " + seed + ": " + row + " read as " + read + ":\n" + text);
        }
        assertTrue(understood > EDITS / 10, understood + " understood");
    }

    @Test
    void a_list_that_was_cut_anywhere_never_says_enabled_of_a_label_that_is_disabled() {
        for (String name : List.of("disabled-new", "disabled-old", "disabled-in-domain", "disabled-crlf")) {
            String whole = Answers.of(name);
            for (int at = 0; at <= whole.length(); at++) {
                Enabled read = DisabledServices.of("com.example.off", whole.substring(0, at));
                assertTrue(read != Enabled.ENABLED, name + " cut at " + at);
            }
        }
    }

    @Test
    void an_answer_that_was_cut_anywhere_has_no_state() {
        for (String name : List.of("running", "failed", "old-dialect", "never-ran", "crlf")) {
            String whole = Answers.of(name).stripTrailing();
            for (int at = 0; at < whole.length(); at++) {
                assertEquals(
                        Optional.empty(),
                        new JobPrint(Answers.label(name), whole.substring(0, at)).state(),
                        name + " cut at " + at);
            }
        }
    }

    /** The lines of a label, and whether each is in the section of disabled services. */
    private static List<String> own(String label, String text) {
        List<String> own = new ArrayList<>();
        boolean inside = false;
        for (String line : text.split("\n")) {
            inside = line.contains("disabled services")
                    || inside && !line.strip().equals("}");
            if (line.contains('"' + label + '"')) {
                own.add(inside + line.strip());
            }
        }
        return own;
    }

    private String garbled(String text, int edits) {
        String garbled = text;
        for (int i = 0; i < edits; i++) {
            garbled = edited(garbled);
        }
        return garbled;
    }

    private String edited(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(one);
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, line);
            case 2 -> {
                lines.set(one, lines.get(other));
                lines.set(other, line);
            }
            case 3 -> lines.set(one, "\t".repeat(random.nextInt(4)) + line.strip());
            case 4 -> lines.set(one, "    ".repeat(random.nextInt(3)) + line.strip());
            case 5 -> {
                int at = random.nextInt(text.length() + 1);
                return text.substring(0, at) + INSERTED.get(random.nextInt(INSERTED.size())) + text.substring(at);
            }
            case 6 -> {
                // Several lines at once.
                lines.subList(Math.min(one, other), Math.min(Math.max(one, other), Math.min(one, other) + 9))
                        .clear();
            }
            default -> {
                return random.nextInt(10) > 0 ? text : text.substring(0, random.nextInt(text.length() + 1));
            }
        }
        return String.join("\n", lines);
    }
}
