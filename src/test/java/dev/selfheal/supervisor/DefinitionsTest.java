package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Definitions.Read;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.SystemPrograms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionsTest {
    private static final String FULL = Plists.string("Label", "com.example.web")
            + "<key>ProgramArguments</key><array><string>/bin/sleep</string><string>a &amp; b &lt;c&gt;</string></array>"
            + "<key>EnvironmentVariables</key><dict>" + Plists.string("PORT", "8080")
            + "<key>N</key><integer>1</integer></dict>"
            + "<key>RunAtLoad</key><true/><key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>"
            + "<key>StartInterval</key><integer>300</integer>"
            + Plists.string("StandardOutPath", "/tmp/out") + Plists.string("StandardErrorPath", "/tmp/err")
            + Plists.string("WorkingDirectory", "/tmp");

    @TempDir
    private Path folder;

    private final Definitions definitions = new Definitions(Optional.empty());

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(1), Clock.SYSTEM);
    }

    private Read read(byte[] bytes) throws Exception {
        return definitions.of(Plists.write(folder.resolve("a.plist"), bytes), soon());
    }

    private Read read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Definition definition(Read read) {
        return assertInstanceOf(Read.As.class, read).definition();
    }

    private static void broken(Read read) {
        assertEquals(new Read.Broken("it is no property list"), read);
    }

    @Test
    void an_xml_one_tells_all_that_launchd_wants_to_know() throws Exception {
        Definition web = definition(read(Plists.xml(FULL)));
        assertEquals(Optional.of("com.example.web"), web.label());
        assertEquals(Optional.of("/bin/sleep"), web.program());
        assertEquals(List.of("/bin/sleep", "a & b <c>"), web.arguments());
        assertEquals(Map.of("PORT", "8080"), web.environment()); // values that are no text are ignored
        assertTrue(web.runAtLoad() && web.keptAlive() && web.timed());
        assertEquals(300, web.interval().orElseThrow());
        assertEquals(List.of("/tmp/out", "/tmp/err"), web.outputs());
        assertEquals(Optional.of("/tmp"), web.workingDirectory());
        assertFalse(web.scheduled()); // it is kept alive
        assertFalse(web.toString().contains("8080"));
    }

    @Test
    void a_binary_one_tells_the_same() throws Exception {
        byte[] binary = Plists.binary(Map.of(
                "Label",
                "com.example.web",
                "ProgramArguments",
                new String[] {"/bin/sleep", "a & b <c>"},
                "EnvironmentVariables",
                Map.of("PORT", "8080", "N", 1),
                "RunAtLoad",
                true,
                "KeepAlive",
                Map.of("SuccessfulExit", false),
                "StartInterval",
                300,
                "StandardOutPath",
                "/tmp/out",
                "StandardErrorPath",
                "/tmp/err",
                "WorkingDirectory",
                "/tmp"));
        assertEquals("bplist00", new String(binary, 0, 8, StandardCharsets.US_ASCII));
        assertEquals(definition(read(Plists.xml(FULL))), definition(read(binary)));
    }

    /** {Label: com.example.bytes, RunAtLoad: true}, by hand: what the library writes, it might misread alike. */
    @Test
    void a_binary_one_written_by_hand_is_read() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(new byte[] {(byte) 0xd2, 1, 2, 3, 4}); // 8: a dictionary of two keys, two values
        all.write(0x55); // 13: five ASCII characters
        all.writeBytes("Label".getBytes(StandardCharsets.US_ASCII));
        all.write(0x59); // 19: nine
        all.writeBytes("RunAtLoad".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(new byte[] {0x5f, 0x10, 17}); // 29: seventeen, said as an integer
        all.writeBytes("com.example.bytes".getBytes(StandardCharsets.US_ASCII));
        all.write(0x09); // 49: true
        all.writeBytes(new byte[] {8, 13, 19, 29, 49}); // 50: where each begins
        all.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 5});
        all.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50});
        Definition bytes = definition(read(all.toByteArray()));
        assertEquals(Optional.of("com.example.bytes"), bytes.label());
        assertTrue(bytes.runAtLoad());
        assertEquals(Optional.empty(), bytes.program());
    }

    @Test
    void a_program_is_told_before_the_first_argument() throws Exception {
        String both = "<key>ProgramArguments</key><array><string>name</string></array>";
        assertEquals(
                Optional.of("/bin/sleep"),
                definition(read(Plists.job("a", both))).program());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<key>StartInterval</key><integer>60</integer>", "<key>StartCalendarInterval</key><array/>"})
    void one_that_runs_at_its_times_is_scheduled(String times) throws Exception {
        assertTrue(definition(read(Plists.job("a", times))).scheduled());
        assertFalse(definition(read(Plists.job("a", times + "<key>KeepAlive</key><true/>")))
                .scheduled());
        assertFalse(definition(read(Plists.job("a", "<key>KeepAlive</key><false/>")))
                .scheduled());
    }

    @Test
    void comments_cdata_and_other_encodings_are_understood() throws Exception {
        String odd = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><plist><dict><!-- a --><key>La<!-- b -->bel</key>"
                + "<string><![CDATA[com.]]>exämple</string></dict></plist>";
        assertEquals(
                Optional.of("com.exämple"),
                definition(read(odd.getBytes(StandardCharsets.UTF_16))).label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<plist><dict><key>Label</key>",
                "<plist><dict><key>Label</key></dict></plist>",
                "<plist><array/></plist>",
                "<plist/>",
                "<html/>",
                "Label = secret",
                "bplist00",
                "bplist00 and then something that is none of it, and longer than a trailer",
                "\0\0\0"
            })
    void what_is_none_is_broken_and_is_not_quoted(String text) throws Exception {
        broken(read(text));
    }

    @Test
    void bytes_that_are_no_utf_8_are_broken() throws Exception {
        byte[] bytes = Plists.job("com.exXample", "").getBytes(StandardCharsets.UTF_8);
        bytes[Plists.job("com.exXample", "").indexOf('X')] = (byte) 0xff;
        broken(read(bytes));
    }

    @Test
    void a_bomb_of_entities_is_refused_at_once() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE plist [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        bomb.append("]><plist><dict>" + Plists.string("Label", "&a9;") + "</dict></plist>");
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> broken(read(bomb.toString())));
    }

    @Test
    void nothing_is_fetched_and_no_other_file_is_read() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "com.example.secret");
        for (String reach : List.of(
                "<!DOCTYPE plist [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><plist><dict>"
                        + Plists.string("Label", "&e;") + "</dict></plist>",
                "<!DOCTYPE plist [<!ENTITY % e SYSTEM \"" + secret.toUri() + "\"> %e;]><plist><dict>"
                        + Plists.string("Label", "a") + "</dict></plist>",
                "<!DOCTYPE plist [<!ENTITY e \"a\">]><plist><dict>" + Plists.string("Label", "&e;")
                        + "</dict></plist>")) {
            broken(read(reach));
        }
        // A DTD that is not there would be missed: the first names a file, as nothing listens for the second.
        String dtd = "<!DOCTYPE plist SYSTEM \"file:///nowhere/at/all.dtd\">";
        assertEquals(
                Optional.of("a"),
                definition(read(dtd + "<plist><dict>" + Plists.string("Label", "a") + "</dict></plist>"))
                        .label());
    }

    @Test
    void the_predefined_entities_are_no_bomb() throws Exception {
        assertEquals(
                Optional.of("&".repeat(500)),
                definition(read(Plists.job("&amp;".repeat(500), ""))).label());
    }

    @Test
    void what_is_nested_too_deep_or_in_a_circle_is_broken() throws Exception {
        broken(read("<plist>" + "<array>".repeat(20_000) + "</array>".repeat(20_000) + "</plist>"));
        byte[] circle = {
            'b',
            'p',
            'l',
            'i',
            's',
            't',
            '0',
            '0',
            (byte) 0xa1,
            0,
            8,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            10
        };
        broken(read(circle));
    }

    @Test
    void binary_ones_with_bytes_changed_never_throw_or_hang() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] good = Plists.binary(Map.of("Label", "a", "ProgramArguments", new String[] {"/bin/sleep", "1"}));
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                bad[8 + random.nextInt(bad.length - 8)] = (byte) random.nextInt();
            }
            assertFalse(read(bad) instanceof Read.Gone, "seed " + seed);
        }
    }

    @Test
    void size_is_bounded_on_both_sides() throws Exception {
        String job = Plists.job("a", "");
        assertInstanceOf(Read.As.class, read(job + " ".repeat(Definitions.MOST_BYTES - job.length())));
        Read larger = new Read.Broken("it is larger than 1 MiB");
        assertEquals(larger, read(job + " ".repeat(Definitions.MOST_BYTES - job.length() + 1)));
        assertEquals(larger, read("x".repeat(5_000_000)));
        assertEquals(new Read.Broken("it is empty"), read(""));
    }

    @Test
    void denied_is_told_from_absent_and_from_no_file() throws Exception {
        assertEquals(new Read.Gone(), definitions.of(folder.resolve("gone.plist"), soon()));
        assertEquals(new Read.Gone(), definitions.of(link("nowhere"), soon()));
        assertEquals(new Read.Broken("it is no file"), definitions.of(folder, soon()));
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path file = Plists.write(locked.resolve("a.plist"), Plists.job("a", ""));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            // Root may read everything; then only what is not denied can be shown.
            Read read = definitions.of(file, soon());
            boolean root = (int) Files.getAttribute(folder, "unix:uid") == 0;
            assertEquals(root ? Read.As.class : Read.Unknown.class, read.getClass());
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path link(String to) throws IOException {
        return Files.createSymbolicLink(folder.resolve("link.plist"), folder.resolve(to));
    }

    @Test
    void a_file_is_read_once_while_it_stays_as_it_is() throws Exception {
        Path file = Plists.write(folder.resolve("a.plist"), Plists.job("a", ""));
        Read first = definitions.of(file, soon());
        assertSame(first, definitions.of(file, soon()));
        Plists.write(file, Plists.job("bb", ""));
        assertNotSame(first, definitions.of(file, soon()));
        assertEquals(Optional.of("bb"), definition(definitions.of(file, soon())).label());
    }

    @Test
    void plutil_has_the_last_word_only_where_the_library_finds_none() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Path plutil = Files.writeString(folder.resolve("plutil"), """
                #!/bin/sh
                [ "$*" = "-convert xml1 -o - -- $6" ] || exit 2
                case $(cat "$6") in old*) ;; *) exit 1 ;; esac
                echo '<plist><dict><key>Label</key><string>com.example.old</string></dict></plist>'
                """);
        Files.setPosixFilePermissions(plutil, PosixFilePermissions.fromString("rwx------"));
        SystemPrograms real = new SystemPrograms(Map.of());
        Definitions mac = new Definitions(Optional.of(new Tool(
                call -> {
                    asked.incrementAndGet();
                    return real.run(call);
                },
                List.of(plutil.toString()))));
        Path good = Plists.write(folder.resolve("good.plist"), Plists.job("a", ""));
        assertInstanceOf(Read.As.class, mac.of(good, soon()));
        assertEquals(0, asked.get());
        Path old = Plists.write(folder.resolve("old.plist"), "old { Label = com.example.old; }");
        assertEquals(
                Optional.of("com.example.old"), definition(mac.of(old, soon())).label());
        broken(mac.of(Plists.write(folder.resolve("bad.plist"), "bad"), soon()));
        assertEquals(2, asked.get());
    }
}
