package dev.selfheal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.selfheal.redact.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenceTest {
    private final Fence fence = new Fence("f3nce", Secrets::mask);

    @Test
    void a_line_of_data_begins_with_the_word_and_ends_with_its_line() {
        assertEquals("f3nce| a b\n", fence.line(fence.piece("a\nb", 10)));
        assertEquals("say *** and f3***", fence.piece("say f3nce and f3f3nce", 50));
        assertEquals("token=***", fence.piece("token=\u001B[1mab\u200Bcd", 50));
    }

    @ParameterizedTest
    @CsvSource({"10, 0123456789", "9, 012345..."})
    void a_piece_is_cut_at_its_limit_and_not_before(int most, String kept) {
        assertEquals(kept, fence.piece("0123456789", most));
    }

    @Test
    void a_pair_of_surrogates_is_not_cut_in_two() {
        assertEquals("abc...", fence.piece("abc\uD83D\uDE00defgh", 7));
    }

    @Test
    void what_is_too_long_to_look_at_ends_before_its_last_word() {
        String half = "ghp" + "_" + "a1B2".repeat(4);
        String long1 = ("\u0001x" + " y".repeat(9_988)).substring(1) + " " + half + "Z".repeat(400_000);
        String piece = fence.piece(long1, 30_000);
        assertFalse(piece.contains("ghp"), () -> piece.substring(piece.length() - 40));
        assertEquals("", fence.piece("a".repeat(500_000), 300));
    }
}
