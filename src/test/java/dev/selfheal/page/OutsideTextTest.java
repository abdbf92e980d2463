package dev.selfheal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.outcome.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside stays text, in whatever field it comes. */
class OutsideTextTest {
    private static final int VARIANTS = 6;

    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus=alert(1) '",
            "</style></title></textarea></pre><h1>HEALTHY</h1>",
            "</bdi></td></table><base href=//evil.example>",
            "<!--",
            "]]><svg onload=alert(1)>",
            "&lt;b&gt;&amp;&#60;&nbsp;",
            "javascript:alert(1)",
            "a\u0000b\u001b[2Jc\u007fd\u0085e",
            "\u202egnp.exe\u2066x\u2069\u200b\ufeff",
            "\ud800 \udc00 \ufffe \ue000 \u2028 \udb40\udc41",
            "\u05d0\u05d1 \u0627\u0644 \u4e2d\ud83d\ude00");

    static Stream<String> hostile() {
        return HOSTILE.stream();
    }

    private record Made(Document page, String html, List<String> texts) {}

    private static Made made(String payload, int variant) {
        Filled filled = new Filled(payload, variant, new ArrayList<>());
        Moment moment = filled.record(Moment.class);
        Chronicle chronicle = filled.record(Chronicle.class);
        // What was written when all of it happened, so that nothing is too old to be told.
        Moment now = new Moment(
                moment.latest(), moment.pauses(), moment.every(), Sample.NOW, Sample.ZONE, moment.problems());
        String html = ReportPage.html(now, chronicle);
        Document page = Jsoup.parse(html);
        page.select("wbr").remove();
        return new Made(page, html, filled.texts());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void it_changes_nothing_of_the_page_but_words(String payload) {
        Set<String> shown = new TreeSet<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            Made plain = made("", variant);
            Made hostile = made(payload, variant);
            assertEquals(shape(plain.page()), shape(hostile.page()), "variant " + variant);
            String words = words(hostile.page());
            String plainWords = words(plain.page());
            for (String text : plain.texts()) {
                if (plainWords.contains(text)) {
                    shown.add(text);
                    assertTrue(stands(words, text, payload), () -> text + " with " + payload + " in\n" + words);
                }
            }
        }
        assertTrue(shown.size() > 50, "only " + shown.size() + " texts were shown");
    }

    /** Whole or shortened and in any case, as it is shown on the page or, where that comes of a report for terminals, there. */
    private static boolean stands(String words, String text, String payload) {
        int at = words.indexOf(text) + text.length();
        String rest = words.substring(at);
        int cut = rest.indexOf('\u2026');
        return Stream.of(
                        Visible.of(payload),
                        Visible.of(PlainText.of(text + payload).substring(text.length())))
                .map(OutsideTextTest::oneSpaced)
                .anyMatch(shown -> rest.startsWith(shown) || (cut >= 0 && shown.startsWith(rest.substring(0, cut))));
    }

    /** Elements and the names of their attributes, in order. */
    private static String shape(Document page) {
        StringBuilder shape = new StringBuilder();
        for (Element element : page.getAllElements()) {
            shape.append(element.parents().size()).append(element.tagName());
            for (Attribute attribute : element.attributes()) {
                shape.append(' ').append(attribute.getKey());
            }
            shape.append('\n');
        }
        return shape.toString();
    }

    private static String words(Document page) {
        StringBuilder words =
                new StringBuilder(page.title()).append('\n').append(page.body().wholeText());
        page.select("[aria-label]").forEach(element -> words.append('\n').append(element.attr("aria-label")));
        return oneSpaced(words.toString());
    }

    private static String oneSpaced(String words) {
        return words.replaceAll("[ \n\t\u00a0]+", " ").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothing_hidden_stays_hidden(String payload) {
        made(payload, 0).html().codePoints().forEach(point -> {
            int type = Character.getType(point);
            assertFalse(
                    (type == Character.CONTROL && point != '\n' && point != '\t')
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.UNASSIGNED
                            || type == Character.PRIVATE_USE,
                    () -> "U+" + Integer.toHexString(point));
        });
    }

    @Test
    void the_page_has_no_way_to_run_or_to_fetch_anything() {
        for (int variant = 0; variant < VARIANTS; variant++) {
            Document page = made(String.join("", HOSTILE), variant).page();
            assertEquals(
                    List.of(),
                    page.select("script, img, iframe, object, embed, link, base, form, input, video")
                            .eachText());
            for (Element element : page.getAllElements()) {
                for (Attribute attribute : element.attributes()) {
                    String name = attribute.getKey();
                    assertFalse(
                            name.startsWith("on") || name.equals("style") || name.equals("src"), element::outerHtml);
                    assertTrue(!name.equals("href")
                            || page.getElementById(attribute.getValue().substring(1)) != null);
                }
            }
            String policy =
                    page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
            assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
            assertEquals("no-referrer", page.select("meta[name=referrer]").attr("content"));
        }
    }

    @Test
    void a_browser_finds_nothing_to_mend_in_it() {
        Parser strict = Parser.htmlParser().setTrackErrors(20);
        Jsoup.parse(made(String.join("", HOSTILE), 0).html(), "", strict);
        assertEquals(List.of(), strict.getErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "img", "style", "a href", "SVG", ""})
    void an_element_that_the_page_has_no_use_for_cannot_be_made(String name) {
        assertThrows(IllegalArgumentException.class, () -> dev.selfheal.page.Element.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "javascript:alert(1)", "#x y", "//x", "#", ""})
    void a_link_leads_nowhere_but_to_the_page_itself(String href) {
        assertThrows(IllegalArgumentException.class, () -> dev.selfheal.page.Element.of("a")
                .with("href", href));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "src", "srcset", "xlink:href", "class=x onload"})
    void an_attribute_that_could_do_something_cannot_be_set(String name) {
        assertThrows(IllegalArgumentException.class, () -> dev.selfheal.page.Element.of("p")
                .with(name, "x"));
    }
}
