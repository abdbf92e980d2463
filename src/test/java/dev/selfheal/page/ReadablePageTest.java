package dev.selfheal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.Situations;
import dev.selfheal.testing.Chromium;
import dev.selfheal.testing.Skips;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser. Its pictures are left in {@code target/report-page}, to be looked at. */
class ReadablePageTest {
    private static final Path PICTURES = Path.of(System.getProperty("selfheal.home", "."), "target", "report-page")
            .toAbsolutePath();
    private static final int NARROW = 380;
    private static final int WIDE = 1280;
    private static final int HEIGHT = 900;

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static String axe;

    @BeforeAll
    static void a_browser() throws Exception {
        Optional<Path> program = Chromium.program();
        Skips.unless(program.isPresent(), "there is no Chromium here to read the report page");
        browser = Chromium.start(program.get(), Files.createDirectory(folder.resolve("profile")));
        try (InputStream script = ReadablePageTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void no_browser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path page(String situation, Duration later) throws IOException {
        Pause pause = new Pause("service:web", "an upgrade of the database", Sample.NOW, Sample.NOW.plusSeconds(7200));
        Moment moment = new Moment(
                Situations.all().get(situation),
                List.of(pause),
                Duration.ofMinutes(5),
                Sample.NOW.plus(later),
                Sample.ZONE,
                List.of());
        return written(situation, ReportPage.html(moment, Sample.month(1, 12)));
    }

    private static Path written(String name, String html) throws IOException {
        return Files.writeString(folder.resolve(name + ".html"), html);
    }

    @ParameterizedTest
    @CsvSource({
        "critical, 380, light",
        "critical, 380, dark",
        "critical, 1280, light",
        "critical, 1280, dark",
        "healthy, 380, light",
        "five-things-broken, 1280, dark"
    })
    void it_can_be_read_by_everybody(String situation, int width, String scheme) throws Exception {
        Path page = page(situation, Duration.ZERO);
        browser.look(width, HEIGHT, width == NARROW ? 2 : 1, scheme, "screen");
        browser.open(page);
        browser.picture(PICTURES.resolve(situation + "-" + width + "-" + scheme + ".png"));

        assertQuiet(page);
        assertFits(width);
        browser.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertFits(width);
        assertEquals(List.of(), violations());
    }

    @Test
    void twice_as_large_it_fits_still() throws Exception {
        Path page = page("critical", Duration.ofHours(3));
        browser.look(WIDE / 2, HEIGHT / 2, 2, "light", "screen");
        browser.open(page);
        browser.picture(PICTURES.resolve("twice-as-large.png"));
        assertFits(WIDE / 2);
        assertEquals(List.of(), violations());
    }

    @Test
    void on_paper_everything_is_open_and_dark_is_not_printed() throws Exception {
        browser.look(WIDE, HEIGHT, 1, "dark", "print");
        browser.open(page("critical", Duration.ZERO));
        browser.printed(PICTURES.resolve("printed.pdf"));
        assertEquals(
                "rgb(255, 255, 255)",
                browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText());
        assertTrue(
                browser.evaluate(
                                "Array.from(document.querySelectorAll('details pre')).every(one => one.checkVisibility()"
                                        + " && one.getBoundingClientRect().height > 0)")
                        .asBoolean(),
                "evidence is printed");
        assertEquals(
                "none",
                browser.evaluate("getComputedStyle(document.querySelector('nav')).display")
                        .asText());
    }

    @Test
    void hostile_text_in_every_field_runs_nothing_and_asks_for_nothing() throws Exception {
        for (int variant = 0; variant < 2; variant++) {
            Filled filled = new Filled(String.join("", OutsideTextTest.HOSTILE), variant, new ArrayList<>());
            Moment made = filled.record(Moment.class);
            Moment moment =
                    new Moment(made.latest(), made.pauses(), made.every(), Sample.NOW, Sample.ZONE, made.problems());
            Path page = written("hostile", ReportPage.html(moment, filled.record(Chronicle.class)));
            browser.look(NARROW, HEIGHT, 2, "light", "screen");
            browser.open(page);
            assertQuiet(page);
            browser.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertFits(NARROW);
            assertEquals(
                    0,
                    browser.evaluate("document.querySelectorAll('script, img, iframe, link, base').length")
                            .asInt());
            assertEquals(List.of(), violations());
        }
    }

    @Test
    void the_guards_would_notice() throws Exception {
        Path page = written(
                "bad",
                Files.readString(page("critical", Duration.ZERO))
                        .replace("<main>", "<main><script>console.log(1)</script><img src=x.png><p id=now>x</p>"));
        browser.look(NARROW, HEIGHT, 1, "light", "screen");
        browser.open(page);
        assertTrue(
                browser.complaints().toString().contains("Content Security Policy"), () -> "" + browser.complaints());
        assertTrue(
                violations().stream().anyMatch(one -> one.startsWith("image-alt: ")),
                "axe finds a picture without words");
    }

    private static void assertQuiet(Path page) {
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(page.toUri().toString()), browser.requests());
    }

    private static void assertFits(int width) throws Exception {
        int wide = browser.evaluate("document.documentElement.scrollWidth").asInt();
        assertTrue(wide <= width, () -> "the page is " + wide + " pixels wide");
    }

    private static List<String> violations() throws Exception {
        JsonNode found = browser.evaluate(axe + "; axe.run().then(result => ({ran: result.passes.length, bad:"
                + " result.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html + ' ' + node.failureSummary)"
                + ".join(' | '))}))");
        assertTrue(found.path("ran").asInt() > 20, () -> "axe looked at next to nothing: " + found);
        List<String> all = new ArrayList<>();
        found.path("bad").forEach(one -> all.add(one.asText()));
        return all;
    }
}
