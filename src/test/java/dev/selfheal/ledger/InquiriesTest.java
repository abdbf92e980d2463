package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Asked;
import dev.selfheal.fact.Breach;
import dev.selfheal.fact.Heard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InquiriesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final String MODEL = "model:qwen2.5:7b";
    private static final Asking WEB = new Asking("service.down", "service:web", "connection refused");

    @TempDir
    Path state;

    private <F> List<F> facts(Class<F> type, Instant at) {
        return Ledger.open(state, at).facts(at).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private String asked(Instant at, Heard heard) throws IOException {
        Ledger ledger = Ledger.open(state, at);
        String id = ledger.asking(MODEL, List.of(WEB), at);
        ledger.asked(id, heard, at);
        return id;
    }

    @Test
    void a_request_is_on_the_disk_before_it_is_sent_so_that_one_that_was_cut_off_counts() throws IOException {
        Ledger.open(state, NOW).asking(MODEL, List.of(WEB), NOW);
        List<Asked> asked = facts(Asked.class, NOW);
        assertEquals(1, asked.size());
        assertEquals(Heard.UNKNOWN, asked.get(0).heard());
        assertEquals("connection refused", asked.get(0).shape());
    }

    @Test
    void what_came_of_it_and_the_incident_that_it_was_about_are_known() throws IOException {
        String id = asked(NOW, Heard.ANSWERED);
        Asked asked = facts(Asked.class, NOW.plusSeconds(300)).get(0);
        assertEquals(Heard.ANSWERED, asked.heard());
        assertEquals(id, asked.request());
        assertEquals(Ledger.open(state, NOW).incidents(NOW).get(0).id(), asked.incident());
    }

    @Test
    void nothing_may_be_asked_where_it_cannot_be_written_down() {
        assertThrows(IOException.class, () -> Ledger.look(state).asking(MODEL, List.of(WEB), NOW));
    }

    @Test
    void it_is_forgotten_two_days_after_its_incident_is_over_and_not_before() throws IOException {
        asked(NOW, Heard.ANSWERED);
        Ledger ledger = Ledger.open(state, NOW);
        Instant later = NOW.plus(Duration.ofDays(20));
        assertEquals(1, facts(Asked.class, later).size());
        ledger.closed(ledger.incidents(NOW).get(0).id(), "resolved", NOW);
        assertEquals(1, facts(Asked.class, NOW.plus(Inquiries.REMEMBERED)).size());
        assertEquals(
                List.of(), facts(Asked.class, NOW.plus(Inquiries.REMEMBERED).plusMillis(1)));
    }

    @Test
    void an_answer_from_elsewhere_is_remembered_until_its_owner_says_to_go_on() throws IOException {
        asked(NOW, Heard.ELSEWHERE);
        Instant later = NOW.plus(Duration.ofDays(400));
        assertEquals(List.of(new Breach("selfheal.diagnosis", MODEL, NOW)), facts(Breach.class, later));
        Ledger.open(state, later).resumed("service:web", later);
        assertEquals(1, facts(Breach.class, later).size());
        Ledger.open(state, later).resumed(MODEL, later);
        assertEquals(List.of(), facts(Breach.class, later));
    }

    @Test
    void going_on_with_everything_is_going_on_with_the_model() throws IOException {
        asked(NOW, Heard.ELSEWHERE);
        Ledger.open(state, NOW).resumed("selfheal", NOW);
        assertEquals(List.of(), facts(Breach.class, NOW));
    }

    @Test
    void compaction_keeps_what_is_needed_and_brings_nothing_back() throws IOException {
        asked(NOW, Heard.ELSEWHERE);
        Instant later = NOW.plus(Duration.ofDays(30));
        List<ObjectNode> events =
                new ArrayList<>(new Journal(state, "journal").look().events());
        List<ObjectNode> needed = Compaction.of(events, later);
        assertEquals(1, Inquiries.breaches(needed, later).size());
        assertEquals(1, Inquiries.remembered(needed, later).size());

        events.add(Events.of(Events.RESUMED, later).put("subject", MODEL));
        List<ObjectNode> after = Compaction.of(events, later);
        assertEquals(List.of(), Inquiries.breaches(after, later));
        assertTrue(after.stream().noneMatch(event -> Events.is(event, Events.ASKED)), after::toString);
    }
}
