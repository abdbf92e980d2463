package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLabelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.selfheal",
                "selfheal",
                "selfheal.service",
                "selfheal.timer",
                "dev.selfheal.work",
                "selfheal.work.timer"
            })
    void its_own_are_known_as_labels_and_as_units(String name) {
        assertTrue(OwnLabels.own(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfhealing", "my.selfheal", "dev.selfheals", "com.example.web", "web.service", ""})
    void others_are_not(String name) {
        assertFalse(OwnLabels.own(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.selfheal", "dev.selfheal.a-b_c", "selfheal.2"})
    void a_label_of_its_own_may_be_chosen(String label) {
        assertEquals(Optional.empty(), OwnLabels.wrong(label, Platform.MACOS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.web",
                "dev.selfheal/x",
                "dev.selfheal.a b",
                "dev.selfheal.ä",
                "selfheal.timer",
                "",
                "-x"
            })
    void no_other_may(String label) {
        assertTrue(OwnLabels.wrong(label, Platform.MACOS)
                .orElseThrow()
                .contains("write dev.selfheal, or dev.selfheal.NAME"));
    }

    @Test
    void a_label_has_a_longest() {
        String longest = "selfheal." + "a".repeat(91);
        assertEquals(Optional.empty(), OwnLabels.wrong(longest, Platform.LINUX));
        assertTrue(OwnLabels.wrong(longest + "a", Platform.LINUX).isPresent());
    }
}
