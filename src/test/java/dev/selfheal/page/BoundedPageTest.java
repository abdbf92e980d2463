package dev.selfheal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.outcome.Situations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a month was like, its page is whole and of a size that a telephone can show. */
class BoundedPageTest {
    private static final int LARGEST = 500_000;

    private static final Moment MOMENT = new Moment(
            Situations.all().get("five-things-broken"),
            List.of(),
            Duration.ofMinutes(5),
            Sample.NOW,
            Sample.ZONE,
            List.of());

    static List<Long> seeds() {
        Random random = new Random();
        return random.longs(12).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_month_makes_a_whole_page(long seed) {
        Chronicle month = new Wild(seed).chronicle();
        String html = ReportPage.html(MOMENT, month);
        Parser strict = Parser.htmlParser().setTrackErrors(20);
        Document page = Jsoup.parse(html, "", strict);
        assertEquals(List.of(), strict.getErrors());
        assertTrue(html.getBytes(StandardCharsets.UTF_8).length < LARGEST, () -> html.length() + " characters");
        assertEquals(1, page.select("h1").size());
        assertEquals(6, page.select("main > section[aria-labelledby] > h2").size());
        for (var one : page.select("[aria-labelledby]")) {
            assertTrue(page.getElementById(one.attr("aria-labelledby")) != null);
        }
        assertEquals(html, ReportPage.html(MOMENT, month), "the same each time");
    }

    @Test
    void a_month_of_sixty_subjects_is_far_from_the_bound() {
        int size = ReportPage.html(MOMENT, Sample.month(1, 60)).length();
        assertTrue(size < LARGEST / 2, size + " characters");
    }

    @Test
    void what_finds_no_room_is_counted() {
        Document page = Jsoup.parse(ReportPage.html(MOMENT, Sample.month(1, 75)));
        assertEquals(60, page.select("table.bands tbody tr").size());
        assertTrue(page.select("#bands .more").text().startsWith("and 15 more: selfheal history"));
        assertEquals(
                0,
                Jsoup.parse(ReportPage.html(MOMENT, Sample.month(1, 60)))
                        .select("#bands .more")
                        .size());
    }

    @Test
    void an_empty_chronicle_makes_a_page_too() {
        Chronicle none = new Chronicle(Sample.start(), Sample.NOW, List.of(), List.of(), List.of());
        Document page = Jsoup.parse(ReportPage.html(MOMENT, none));
        assertTrue(page.select("#bands").text().contains("Nothing was watched"));
        assertTrue(page.select("#incidents").text().contains("There were none."));
    }
}
