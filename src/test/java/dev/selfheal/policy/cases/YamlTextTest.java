package dev.selfheal.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written as YAML is read back as it was. */
class YamlTextTest {
    private static ObjectNode back(ObjectNode node) {
        List<CaseProblem> problems = new ArrayList<>();
        CaseDocument read = CaseDocument.read("x.yaml", YamlText.of(node), "", problems)
                .orElseThrow(() -> new AssertionError(problems + " in " + YamlText.of(node)));
        assertEquals(List.of(), problems);
        return (ObjectNode) read.root();
    }

    @Test
    void words_need_no_quotes_and_subjects_do() {
        ObjectNode node =
                Json.MAPPER.createObjectNode().put("rule", "service.down").put("subject", "service:web");
        assertEquals("{rule: service.down, subject: \"service:web\"}", YamlText.of(node));
    }

    @Test
    void what_looks_like_something_else_stays_text() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        List<String> words =
                List.of("", "true", "null", "~", "12", "1.5", "-", "a: b", "a #b", "[x]", "no", "*a", "\"'\\");
        words.forEach(word -> node.put("key" + node.size(), word));
        node.put("n", 1).put("l", 1L << 40).put("d", 1.5).put("yes", true).putNull("none");
        node.putArray("list").add("a, b").add("c");
        assertEquals(node, back(node));
    }

    @Test
    void any_text_comes_back() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] points = {0, 7, '\n', '\t', '"', '\\', '#', ':', 'a', 0x7f, 0x85, 0xa0, 0x2028, 0xfeff, 0xfffe, 0x1f600};
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(8), 0, points.length).forEach(at -> text.appendCodePoint(points[at]));
            ObjectNode node = Json.MAPPER.createObjectNode().put("text", text.toString());
            assertEquals(node, back(node), "seed " + seed);
        }
    }
}
