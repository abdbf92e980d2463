package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The set of what several lists hold, as rules come and go. */
class UnionTest {
    private final Union union = new Union();
    private final Union.Held held = union.createContext();

    @Test
    void holds_what_any_list_holds() {
        union.accumulate(held, List.of("a", "b"));
        union.accumulate(held, List.of("b", "c"));
        assertEquals(Set.of("a", "b", "c"), union.getResult(held));
    }

    @Test
    void still_holds_what_another_list_holds_when_one_is_taken_back() {
        union.accumulate(held, List.of("a", "b"));
        union.accumulate(held, List.of("b", "c"));
        union.reverse(held, List.of("a", "b"));
        assertEquals(Set.of("b", "c"), union.getResult(held));
    }

    @Test
    void a_result_handed_out_does_not_change() {
        union.accumulate(held, List.of("a"));
        Object before = union.getResult(held);
        union.reverse(held, List.of("a"));
        assertEquals(Set.of("a"), before);
        assertEquals(Set.of(), union.getResult(held));
    }

    @Test
    void begins_anew() {
        union.accumulate(held, List.of("a"));
        union.init(held);
        assertEquals(Set.of(), union.getResult(held));
    }
}
