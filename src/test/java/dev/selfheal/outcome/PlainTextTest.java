package dev.selfheal.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void escapes_bells_and_eight_bit_controls_become_visible() {
        assertEquals("?[31mred?[0m ? ?1m", PlainText.of("\u001b[31mred\u001b[0m \u0007 \u009b1m"));
    }

    @Test
    void line_ends_and_tabs_are_spaces_and_never_two() {
        assertEquals("a b c d", PlainText.of("\n a\r\nb\t\tc\u2028d \n"));
    }

    @Test
    void writing_keeps_its_direction_and_its_letters() {
        assertEquals("a?b \u00e9 \u65e5\u672c \ud83d\ude00", PlainText.of("a\u202eb \u00e9 \u65e5\u672c \ud83d\ude00"));
        assertEquals("??", PlainText.of("\ud83d\u0000"));
    }

    @Test
    void what_is_longer_than_anybody_reads_is_cut() {
        assertEquals("x".repeat(800), PlainText.of("x".repeat(800)));
        assertEquals("x".repeat(797) + "...", PlainText.of("x".repeat(801)));
        assertEquals(797 * 2 + 3, PlainText.of("\ud83d\ude00".repeat(5000)).length());
    }
}
