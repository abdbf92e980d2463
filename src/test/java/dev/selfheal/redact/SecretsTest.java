package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    /** Put together at run time, so that no scanner takes this file for a leak. */
    private static final String HEX = "0123456789abcdef".repeat(4);

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    static Stream<String> tokens() {
        return Stream.of(
                "AKIA" + "QWERTYUIOPASDFGH",
                "ghp" + "_" + LETTERS.substring(0, 36),
                "github" + "_pat_" + LETTERS.repeat(2).substring(0, 82),
                "glpat" + "-" + LETTERS.substring(0, 20),
                "xoxb" + "-1234567890-1234567890-" + LETTERS.substring(0, 24),
                "xapp" + "-1-A012-" + HEX,
                "sk" + "_live_" + LETTERS.substring(0, 24),
                "sk" + "-ant-api03-" + HEX + "AA",
                "sk" + "-proj-" + LETTERS,
                "AIza" + LETTERS.substring(0, 35),
                "ya29" + "." + HEX,
                "npm" + "_" + LETTERS.substring(0, 36),
                "hf" + "_" + LETTERS.substring(0, 34),
                "pypi" + "-AgEIcHlwaS5vcmc" + HEX,
                "eyJhbGciOiJIUzI1NiJ9x" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0." + HEX,
                "glsa" + "_" + LETTERS.substring(0, 32) + "_0123abcd",
                "hvs" + "." + HEX + HEX,
                "dapi" + HEX.substring(0, 32),
                "SG" + "." + LETTERS.substring(0, 22) + "." + LETTERS.substring(0, 43),
                "AGE-SECRET" + "-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE",
                "dop" + "_v1_" + HEX,
                "ops" + "_eyJ" + HEX,
                "123456789" + ":AA" + LETTERS.substring(0, 33),
                "whsec" + "_" + LETTERS);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_of_a_known_format_is_masked_wherever_it_stands(String token) {
        for (String text : List.of(token, "said " + token + " twice", "(" + token + ")", "x\n" + token + "\ny")) {
            assertEquals(text.replace(token, "***"), Secrets.mask(text));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=hunter22|password=***",
                "password = hunter22 and more|password = *** and more",
                "PGPASSWORD=hunter22 psql|PGPASSWORD=*** psql",
                "dbPassword: hunter22|dbPassword: ***",
                "api_key=abcdef|api_key=***",
                "apikey: abcdef|apikey: ***",
                "apiKey: abcdef|apiKey: ***",
                "AccountKey=abc/def==;Endpoint|AccountKey=***",
                "AWS_SECRET_ACCESS_KEY=wJalr/XUtn|AWS_SECRET_ACCESS_KEY=***",
                "GITHUB_TOKEN_2=abcdef|GITHUB_TOKEN_2=***",
                "key: abcdef|key: ***",
                "\"password\": \"correct horse\", \"user\": \"bob\"|\"password\": \"***\", \"user\": \"bob\"",
                "{\\\"token\\\": \\\"abc def\\\"}|{\\\"token\\\": \\\"***\\\"}",
                "'secret': 'a b c'|'secret': '***'",
                "\"password\": \"a \\\" b\", 1|\"password\": \"***\", 1",
                "\"password\": \"correct horse bat|\"password\": \"***",
                "password:ab|password:**",
                "Authorization: Bearer abc.def-ghi|Authorization: Bearer ***",
                "authorization: Basic dXNlcjpwYXNz|authorization: Basic ***",
                "Cookie: sid=abc; theme=dark|Cookie: ***",
                "Set-Cookie: sid=abc; Path=/; HttpOnly|Set-Cookie: ***",
                "Authorization: Digest user=\"x\", response=\"abc\"|Authorization: Digest ***",
                "curl -H 'Authorization: Bearer abcdefgh1' x|curl -H 'Authorization: Bearer ***' x",
                "sent Bearer abcdefgh1|sent Bearer ***",
                "postgres://bob:hunter22@db:5432/x|postgres://bob:***@db:5432/x",
                "redis://:hunter22@cache|redis://:***@cache",
                "https://p:a@ss@host/|https://p:***@host/",
                "https://abcdefabcdefabcdef@git.example/x|https://***@git.example/x",
                "tunnel run --token abc.def|tunnel run --token ***",
                "tunnel --token=abc.def run|tunnel --token=*** run",
                "[\"x\", \"--api-key\", \"abc\", \"y\"]|[\"x\", \"--api-key\", \"***\", \"y\"]",
                "x --db-password hunter22 --port 5|x --db-password *** --port 5",
                "curl -u bob:hunter22 http://h/|curl -u bob:*** http://h/",
                "https://ollama.example/connect?name=m&key=abc123|https://ollama.example/connect?name=m&key=***",
                "https://s.example/b?sig=abc%2Fdef&se=2026|https://s.example/b?sig=***&se=2026",
                "hooks.slack.com/services/T00000000/B00000000/abcdefgh|hooks.slack.com/services/***",
            })
    void a_secret_is_masked_by_what_stands_around_it(String text, String expected) {
        assertEquals(expected, Secrets.mask(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyboard: fine",
                "monkey: fine",
                "turkey=1",
                "tokens=512",
                "tokens_per_second: 33.1",
                "token_count=5",
                "key_size: 2048",
                "key_file=/etc/x.pem",
                "KEY_ID: 5",
                "503 from http://127.0.0.1:3000/ after 12 ms, expected 200",
                "PWD=/home/bob",
                "http://localhost:8080/a?mail=bob@example.org",
                "ssh://git@host/x",
                "cookies were accepted",
                "mkdir -p /x",
                "tasks-and-risk-of-something-rather-long-winded",
                "pid 4711 has run for 3 h",
                "time=2026-11-23T12:00:00.000+01:00 level=INFO msg=\"loaded\"",
                "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
            })
    void ordinary_text_is_left_alone(String text) {
        assertEquals(text, Secrets.mask(text));
    }

    @Test
    void a_value_apart_from_its_name_is_masked_by_that_name() {
        assertEquals("***", Secrets.value("dbPassword", "correct horse"));
        assertEquals("*", Secrets.value("api_token", "x"));
        assertEquals("missing", Secrets.value("api_token", "missing"));
        assertEquals("user:42", Secrets.value("key", "user:42"));
        assertEquals("say token=***", Secrets.value("line", "say token=abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u001B[1m", "\u00AD", "\uFE0F"})
    void what_nobody_sees_hides_no_secret(String unseen) {
        String token = "gh" + "p_" + LETTERS.substring(0, 36);
        assertEquals("is ***!", Secrets.mask("is " + token.substring(0, 9) + unseen + token.substring(9) + "!"));
        assertEquals("token=***", Secrets.mask("tok" + unseen + "en=" + unseen + "abc"));
        assertEquals("no sec" + unseen + "ret", Secrets.mask("no sec" + unseen + "ret"));
    }

    @Test
    void a_private_key_is_masked_as_a_block_even_where_its_end_was_cut() {
        String begin = "-----BEGIN OPENSSH PRIVATE" + " KEY-----";
        String end = "-----END OPENSSH PRIVATE" + " KEY-----";
        String body = "\nb3BlbnNzaC1rZXktdjEAAAAA\nAAAA\n";
        assertEquals("a [private-key] b", Secrets.mask("a " + begin + body + end + " b"));
        assertEquals("a [private-key]", Secrets.mask("a " + begin + body));
        assertEquals("[private-key] [private-key]!", Secrets.mask(begin + body + end + " " + begin + body + end + "!"));
        String oneLine = begin + "\\n" + "A".repeat(3000) + "\\n" + end;
        assertEquals("x [private-key] y", Secrets.mask("x " + oneLine + " y"));
    }

    @Test
    void a_line_is_cut_at_the_limit_and_not_before() {
        String whole = "x".repeat(Secrets.LONGEST_LINE);
        assertEquals(whole + "\nb", Secrets.mask(whole + "\nb"));
        String cut = Secrets.mask("y" + whole + "\nb\n");
        assertEquals(Secrets.LONGEST_LINE, cut.indexOf('\n'));
        assertTrue(cut.endsWith("[cut]\nb\n"), cut);
    }

    @Test
    void masking_twice_is_masking_once_and_never_lengthens() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> parts = Stream.concat(
                        tokens(),
                        Stream.of(
                                "password",
                                "key",
                                "token",
                                "=",
                                ": ",
                                "\"",
                                "'",
                                "\\",
                                " ",
                                "\n",
                                "--",
                                "-u ",
                                "Bearer ",
                                "://",
                                "@",
                                "a",
                                "***",
                                "*",
                                ";",
                                ",",
                                "Cookie: ",
                                "authorization",
                                "secret_",
                                "?",
                                "&sig=",
                                "/",
                                "x".repeat(300)))
                .toList();
        for (int run = 0; run < 3000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            String once = Secrets.mask(text.toString());
            assertEquals(once, Secrets.mask(once), "seed " + seed + ": " + text);
            assertTrue(once.length() <= text.length(), "seed " + seed + ": " + text);
        }
    }

    @Test
    void the_one_line_is_the_first_that_says_something_and_fits() {
        assertEquals("disk token=***", Secrets.line("\n  \ndisk token=abc\nmore", 80));
        assertEquals("aaaaaaa...", Secrets.line("a".repeat(50), 10));
        assertEquals("", Secrets.line("\n", 10));
        assertFalse(Secrets.line("a\u001b[31mred", 80).contains("\u001b"));
    }
}
