package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("story")
class SurroundingsTest {
    @Test
    void home_is_what_the_environment_says() {
        assertEquals(Path.of("/home/ann"), Surroundings.homeOf(Map.of("HOME", "/home/ann"), "/home/account"));
    }

    @Test
    void a_home_that_is_empty_relative_or_not_said_is_that_of_the_account() {
        assertEquals(Path.of("/home/account"), Surroundings.homeOf(Map.of(), "/home/account"));
        assertEquals(Path.of("/home/account"), Surroundings.homeOf(Map.of("HOME", ""), "/home/account"));
        assertEquals(Path.of("/home/account"), Surroundings.homeOf(Map.of("HOME", "ann"), "/home/account"));
    }
}
