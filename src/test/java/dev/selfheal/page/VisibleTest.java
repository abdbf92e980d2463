package dev.selfheal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {
    @Test
    void what_cannot_be_seen_is_shown_by_its_number() {
        assertEquals("a\u2039U+0000\u203ab\u2039U+001B\u203a[2J", Visible.of("a\u0000b\u001b[2J"));
        assertEquals(
                "\u2039U+202E\u203agnp.exe\u2039U+2066\u203a\u2039U+200B\u203a",
                Visible.of("\u202egnp.exe\u2066\u200b"));
        assertEquals(
                "\u2039U+D800\u203a \u2039U+E0041\u203a\u2039U+FFFE\u203a", Visible.of("\ud800 \udb40\udc41\ufffe"));
        assertEquals("\u2039U+007F\u203a\u2039U+2028\u203a", Visible.of("\u007f\u2028"));
    }

    @Test
    void what_can_be_seen_stays() {
        String text = "caf\u00e9\t\u4e2d\u6587 \u05d0\u05d1 \ud83d\ude00\n~";
        assertEquals(text, Visible.of(text));
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab\u2026", "\ud83d\ude00\ud83d\ude00\ud83d\ude00, 2, \ud83d\ude00\u2026"})
    void a_text_is_cut_between_two_characters(String text, int longest, String shown) {
        assertEquals(shown, Visible.shortened(text, longest));
    }

    @ParameterizedTest
    @CsvSource({"999, 1000, 99.9 %", "1000, 1000, 100 %", "9999, 10000, 99.9 %", "1, 2, 50 %", "0, 0, 0 %"})
    void what_is_not_all_never_reads_as_all(long part, long whole, String percent) {
        assertEquals(percent, Counted.percent(part, whole));
    }

    @ParameterizedTest
    @CsvSource({"0, '0 days'", "1, '1 day'", "2016, '2,016 days'", "-1234567, '-1,234,567 days'", "999, '999 days'"})
    void numbers_have_their_noun(long count, String words) {
        assertEquals(words, Counted.of(count, "day"));
    }

    @Test
    void only_this_pages_elements_can_be_made() {
        assertThrows(IllegalArgumentException.class, () -> Element.of("script"));
        assertEquals(
                "<p class=\"a&quot;b\">&lt;i&gt;</p>\n",
                Element.of("p", "<i>").named("a\"b").done());
    }
}
