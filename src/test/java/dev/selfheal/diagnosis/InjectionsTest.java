package dev.selfheal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.redact.Names;
import dev.selfheal.redact.Secrets;
import dev.selfheal.testing.Injections;
import dev.selfheal.testing.Leaks;
import dev.selfheal.testing.Planted;
import dev.selfheal.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written into what a prompt is made of, the prompt has the lines that it would have without it. */
class InjectionsTest {
    private static final String FENCE = "5ca1ab1e0000";

    static Stream<String> injections() {
        return Injections.all(FENCE).stream();
    }

    @Test
    void there_are_enough_of_them() {
        assertTrue(injections().distinct().count() >= 50);
        assertTrue(injections().noneMatch(text -> text.contains("\\u")));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void a_prompt_keeps_its_structure(String attack) {
        Symptom plain = new Symptom("service:web", "service.down", Severity.CRITICAL, "refused", "restart: in vain");
        List<Symptom> hostile = List.of(
                new Symptom("service:web", "service.down", Severity.CRITICAL, attack, "restart: in vain"),
                new Symptom("log:/var/" + attack, "log.errors", Severity.CRITICAL, "refused", "restart: in vain"),
                new Symptom("service:web", "a." + attack, Severity.CRITICAL, "refused", "restart: in vain"),
                new Symptom("service:web", "service.down", Severity.CRITICAL, "refused", attack),
                new Symptom(attack, attack, Severity.CRITICAL, attack + attack, attack));
        String text = prompt(hostile, List.of("load 3.1", attack)).text();

        assertEquals(
                shape(prompt(List.of(plain, plain, plain, plain, plain), List.of("a", "b"))
                        .text()),
                shape(text));
        assertEquals(1 + 2 + 5 + 1, text.split(FENCE, -1).length - 1, text);
        String data = String.join("\n", data(text));
        assertFalse(data.matches("(?s).*[<>\uFF5C\uFF1C\uFF1E\u202E\u200B\u001B\u009B\u2028\u2029\u0085].*"), data);
        assertFalse(data.matches("(?s).*(\\[/?[A-Za-z]?[A-Z_]{3,}]|#{2}|`{3}).*"), data);
        assertTrue(data.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)), data);
    }

    private static Prompt prompt(List<Symptom> symptoms, List<String> host) {
        return Prompt.of(new Question(symptoms, host), FENCE, new Names("ada", "mini", "/home/ada")::mask, 15_000);
    }

    private static List<String> data(String prompt) {
        return prompt.lines().filter(line -> line.startsWith(FENCE + "| ")).toList();
    }

    /** Its lines, where data counts only as such. */
    private static List<String> shape(String prompt) {
        return prompt.lines()
                .map(line ->
                        line.startsWith(FENCE + "| ") ? line.replaceFirst("\\| (S[0-9]+ critical )?.*", "| $1") : line)
                .toList();
    }

    @Test
    void no_secret_is_in_a_piece_of_data_and_no_piece_is_ever_changed_by_masking_it_again() {
        List<Planted> planted = Planted.each(2, 11);
        Fence fence = new Fence(FENCE, Secrets::mask);
        Leaks leaks = new Leaks(planted);
        List<String> pieces = new ArrayList<>();
        planted.forEach(one -> pieces.add(fence.piece(one.text(), 300)));
        assertTrue(pieces.size() > 100, () -> pieces.size() + " pieces");
        pieces.forEach(piece -> assertEquals(piece, Secrets.mask(piece)));
        assertEquals(List.of(), leaks.in("pieces", String.join("\n", pieces)));
    }
}
