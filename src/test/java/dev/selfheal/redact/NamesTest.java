package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private final Names names = new Names("ada", "ada-mini.fritz.box", "/home/ada");

    @ParameterizedTest
    @CsvSource({
        "/home/ada/.stack/x.json is stale, ~/.stack/x.json is stale",
        "cd /home/ada, cd ~",
        "/home/adam/x, /home/[user-2]/x",
        "/Users/bob/Library/Logs/x.log, /Users/[user-2]/Library/Logs/x.log",
        "C:\\Users\\bob\\x, C:\\Users\\[user-2]\\x",
        "/Users/Shared/x, /Users/Shared/x",
        "owned by ada, owned by [user-1]",
        "Owned by Ada, Owned by [user-1]",
        "ada@ada-mini:~$, [user-1]@[host-1]:~$",
        "ada-mini refused, [host-1] refused",
        "ada-mini.fritz.box refused, [host-1] refused",
        "ADA-MINI.local refused, [host-1] refused",
        "http://nas.local:5000/x, http://[host-2]:5000/x",
        "http://vault.home.lan/, http://[host-2]/",
        "registry.ollama.ai refused, registry.ollama.ai refused",
        "write to ada.l@example.org, write to [email-1]",
        "from=<bob+x@mail.example.org>, from=<[email-1]>",
        "from 192.168.1.20:8080, from [ip-1]:8080",
        "from 127.0.0.1:8080, from 127.0.0.1:8080",
        "listening on 0.0.0.0:80, listening on 0.0.0.0:80",
        "at fe80::1c2d:3e4f%en0, at [ip-1]",
        "[2001:db8::7]:443, [[ip-1]]:443",
        "2001:db8:0:0:1:0:0:1, [ip-1]",
        "[::1]:11434 and :: are here, [::1]:11434 and :: are here",
        "std::string at a::b, std::string at a::b",
        "at 12:00:01 and 2026-11-23T12:00:00Z, at 12:00:01 and 2026-11-23T12:00:00Z",
        "en0 a4:83:e7:12:34:56, en0 [mac-1]",
        "en0 A4-83-E7-12-34-56, en0 [mac-1]",
        "version 1.2.3.4.5 of canada, version 1.2.3.4.5 of canada",
        "password=hunter22, password=***",
    })
    void what_names_a_person_or_a_machine_is_replaced_and_nothing_else(String text, String masked) {
        assertEquals(masked, names.mask(text));
    }

    @Test
    void the_same_name_has_the_same_placeholder_and_another_has_another() {
        assertEquals("[ip-1] to [ip-2], [ip-1] again", names.mask("10.0.0.7 to 10.0.0.8, 10.0.0.7 again"));
        assertEquals("[ip-2] [ip-3]", names.mask("10.0.0.8 10.0.0.9"));
        assertEquals("[ip-1]", names.anew().mask("10.0.0.9"));
        assertEquals("[host-1] of [user-1]", names.anew().mask("ada-mini of ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = "root cause on localhost in / of root")
    void root_and_localhost_name_nobody(String text) {
        assertEquals(text, new Names("root", "localhost", "/").mask(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip", "user", "host", "email", "mac"})
    void who_is_called_like_a_placeholder_breaks_none(String name) {
        Names same = new Names(name, name, "/home/" + name);
        String once = same.mask("10.0.0.1 " + name + " a@b.org /home/" + name + "/x");
        assertEquals("[ip-1] [host-1] [email-1] ~/x", once);
        assertEquals(once, same.mask(once));
    }

    @Test
    void masking_twice_is_masking_once() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> parts = List.of(
                "ada",
                "ada-mini",
                "ada-mini.local",
                "/home/ada",
                "/home/",
                "/Users/bob",
                "10.1.2.3",
                "fe80::1",
                "::",
                ":",
                "a4:83:e7:12:34:56",
                "-",
                ".",
                "@",
                "a@b.org",
                " ",
                "/",
                "[",
                "]",
                "[ip-1]",
                "x.lan",
                "%",
                "\\",
                "bob",
                "127.0.0.1",
                "1",
                "~",
                "password=",
                "***",
                "host",
                "user");
        for (int run = 0; run < 2000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            String once = names.mask(text.toString());
            assertEquals(once, names.mask(once), "seed " + seed + ": " + text);
        }
    }
}
