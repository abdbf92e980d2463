package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private final Names names = new Names("ada", "ada-mini", "/home/ada");

    @ParameterizedTest
    @CsvSource({
        "/home/ada/.stack/x.json is stale, ~/.stack/x.json is stale",
        "owned by ada, owned by <USER>",
        "ada-mini refused, <HOST> refused",
        "write to ada.l@example.org, write to <EMAIL>",
        "from 192.168.1.20:8080, from <IP>:8080",
        "from 127.0.0.1:8080, from 127.0.0.1:8080",
        "version 1.2.3.4.5 of canada, version 1.2.3.4.5 of canada",
        "password=hunter22, password=***",
    })
    void what_names_a_person_or_a_machine_is_replaced_and_nothing_else(String text, String masked) {
        assertEquals(masked, names.mask(text));
    }

    @ParameterizedTest
    @CsvSource({"root cause on localhost in / of root"})
    void root_and_localhost_name_nobody(String text) {
        assertEquals(text, new Names("root", "localhost", "/").mask(text));
    }
}
