package dev.selfheal.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void a_secret_is_masked_also_where_colours_break_it_in_two() {
        String text = "start\npass\u001b[1mword=hunter2\u001b[0mhunter2\nend\n";
        assertEquals(List.of("start", "password=***", "end"), Lines.of(text));
    }

    @Test
    void a_secret_is_masked_before_its_line_is_cut() {
        String token = "ghp_" + "a1b2c3d4e5".repeat(4);
        String line = "x".repeat(Lines.LONGEST - 10) + " " + token;
        assertFalse(Lines.of(line).toString().contains("ghp_a"), Lines.of(line)::toString);
    }

    @Test
    void a_private_key_whose_beginning_is_out_of_sight_is_left_out_with_all_before_it() {
        String text = "MIIEowIBAAKCAQEA75\nzxcvbnm\n-----END RSA PRIVATE KEY-----\nERROR cannot start\n";
        assertEquals(List.of("[private-key]", "ERROR cannot start"), Lines.of(text));
    }

    @Test
    void a_private_key_is_left_out_from_its_beginning_to_its_end_or_to_that_of_the_text() {
        String key = "-----BEGIN PRIVATE KEY-----\nMIIEowIBAAKCAQEA75\n";
        assertEquals(List.of("a", "[private-key]"), Lines.of("a\n" + key));
        assertEquals(List.of("a", "[private-key]", "b"), Lines.of("a\n" + key + "-----END PRIVATE KEY-----\nb"));
    }

    @Test
    void nothing_is_left_that_moves_a_cursor_or_turns_the_direction_of_writing() {
        String said = Lines.of("a\u0007b\u001b]0;title\u0007c\u202ed\u2028e\u0085f\u0000g\u001b[2J")
                .toString();
        assertTrue(said.codePoints().noneMatch(Character::isISOControl), said);
        assertTrue(said.chars().noneMatch(c -> c == '\u202e' || c == '\u2028'), said);
    }

    @Test
    void a_bar_of_progress_is_told_by_its_steps_and_blank_lines_not_at_all() {
        assertEquals(List.of("10%", "20%", "done"), Lines.of("10%\r20%\r\n\n  \ndone"));
    }

    @Test
    void a_line_is_cut_one_character_after_the_longest() {
        String longest = "y".repeat(Lines.LONGEST);
        assertEquals(List.of(longest), Lines.of(longest));
        String cut = Lines.of(longest + "y").get(0);
        assertEquals(Lines.LONGEST, cut.length());
        assertTrue(cut.endsWith("y..."), cut);
    }

    @Test
    void a_cut_leaves_no_half_of_a_character() {
        String cut = Lines.of("\ud83d\ude00".repeat(Lines.LONGEST)).get(0);
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 4)), cut);
    }
}
