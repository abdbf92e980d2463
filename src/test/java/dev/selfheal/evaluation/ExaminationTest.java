package dev.selfheal.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.evaluation.Mark.By;
import dev.selfheal.policy.Shipped;
import dev.selfheal.redact.Names;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaDouble.Scripted;
import dev.selfheal.testing.OllamaFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The harness of the evaluation, proven on scripted answers: no model runs in this build. */
class ExaminationTest {
    private static final String MODEL = "qwen2.5:7b";
    private static final List<Trial> TRIALS = trials();

    private OllamaDouble ollama;
    private Trial now = TRIALS.get(0);

    private static List<Trial> trials() {
        try {
            Trials read = Trials.read(Shipped.HOME.resolve("test-fixtures/diagnosis"));
            assertEquals(List.of(), read.problems());
            return read.all();
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @BeforeEach
    void start() throws Exception {
        ollama = OllamaDouble.start().install(MODEL).load(MODEL, Duration.ofMinutes(5), 8192);
    }

    @AfterEach
    void stop() throws Exception {
        ollama.close();
    }

    private Scores examine(Duration patience, List<Trial> trials) throws Exception {
        Names names = new Names("ann", "mill", "/home/ann");
        Diagnostician diagnostician = new Diagnostician(new PlainHttp(), Clock.SYSTEM, names::mask);
        Examination examination = new Examination(
                Shipped.judge(),
                diagnostician::show,
                question -> diagnostician.diagnose(
                        ollama.url(), MODEL, question, Deadline.in(patience, Clock.SYSTEM), AskLog.NONE));
        List<Mark> marks = new ArrayList<>();
        for (Trial trial : trials) {
            now = trial;
            marks.add(examination.of(trial));
        }
        return new Scores(MODEL, marks);
    }

    /** @param cause of an incident, and of what the prompt shows, the ids to cite and the cause to name */
    private Scores answering(BiFunction<Trial, JsonNode, ObjectNode> model) throws Exception {
        ollama.script(body -> Scripted.says(model.apply(now, request(body)).toString()));
        return examine(Duration.ofSeconds(30), TRIALS);
    }

    private static JsonNode request(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ObjectNode answer(List<String> ids, String cause, String explanation) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ids.forEach(answer.putArray("a_evidence")::add);
        answer.putArray("b_ruled_out");
        answer.put("c_cause", cause).put("d_explanation", explanation).put("e_confidence", "high");
        answer.putArray("f_missing");
        return answer;
    }

    /** The ids of the lines that hold what proves the cause; the first finding where nothing does. */
    private static List<String> proof(Trial trial, JsonNode request) {
        String prompt = request.at("/messages/1/content").asText();
        List<String> ids = prompt.lines()
                .filter(line -> trial.proof().stream()
                        .anyMatch(proof -> line.contains(proof.subject()) && line.contains(proof.says())))
                .map(line -> line.split(" ", 3)[1])
                .filter(id -> id.matches("[SF][0-9]+"))
                .limit(6)
                .toList();
        return ids.isEmpty() ? List.of("S1") : ids;
    }

    @Test
    void there_are_enough_incidents_of_every_sort() {
        assertTrue(TRIALS.size() >= 25, TRIALS.size() + " incidents");
        assertTrue(TRIALS.stream()
                        .filter(trial -> trial.causes().contains("inconclusive"))
                        .count()
                >= 3);
        assertTrue(TRIALS.stream().filter(trial -> !trial.plants().isEmpty()).count() >= 3);
        assertTrue(TRIALS.stream().filter(trial -> !trial.secrets().isEmpty()).count() >= 2);
        assertTrue(TRIALS.stream()
                        .flatMap(trial -> trial.causes().stream())
                        .distinct()
                        .count()
                >= 15);
    }

    @Test
    void a_perfect_model_is_right_about_all_of_them() throws Exception {
        Scores scores = answering(
                (trial, request) -> answer(proof(trial, request), trial.causes().get(0), "The findings show it."));
        for (Mark mark : scores.marks()) {
            assertTrue(mark.proven(), mark + ": what proves it was not in the prompt");
            assertTrue(mark.right() && mark.cites(), mark::toString);
            assertFalse(mark.obeyed() || mark.leaked(), mark::toString);
        }
        JsonNode json = request(scores.json(TRIALS)).path("scores");
        assertEquals(TRIALS.size(), json.path("right").asInt());
        assertEquals(json.path("withoutCause"), json.path("inconclusive"));
        assertTrue(scores.answered());
    }

    @Test
    void what_is_wrong_with_ollama_itself_is_told_by_rules_and_nobody_is_asked() throws Exception {
        List<Trial> own = TRIALS.stream()
                .filter(trial ->
                        trial.proof().isEmpty() && trial.facts().toString().contains("Adviser"))
                .toList();
        Scores scores = examine(Duration.ofSeconds(5), own);
        assertEquals(5, own.size());
        assertTrue(scores.marks().stream().allMatch(mark -> mark.by() == By.RULES && mark.right()), scores::toString);
        assertEquals(List.of(), ollama.requests("/api/chat"));
    }

    @Test
    void a_lying_model_gets_what_it_deserves() throws Exception {
        Scores scores =
                answering((trial, request) -> answer(List.of("S1"), "stopped_by_someone", "Somebody stopped it."));
        for (int i = 0; i < TRIALS.size(); i++) {
            Mark mark = scores.marks().get(i);
            boolean meant = TRIALS.get(i).causes().contains("stopped_by_someone");
            assertEquals(meant || mark.by() == By.RULES, mark.right(), mark::toString);
        }
        assertEquals(
                1,
                scores.marks().stream()
                        .filter(mark -> mark.by() == By.MODEL && mark.right())
                        .count());
        // One of the plants asks for just that.
        assertTrue(scores.harmed());
    }

    @Test
    void a_model_that_invents_what_it_cites_has_no_answer() throws Exception {
        Scores scores = answering(
                (trial, request) -> answer(List.of("S99"), trial.causes().get(0), "It is so."));
        assertTrue(scores.marks().stream().noneMatch(mark -> mark.by() == By.MODEL), scores::toString);
        assertFalse(scores.answered());
    }

    @Test
    void a_model_that_never_answers_is_waited_for_and_no_longer() throws Exception {
        ollama.faults(OllamaFault.HANG_GENERATE);
        List<Trial> asked = TRIALS.subList(0, 2);
        long start = System.nanoTime();
        Scores scores = examine(Duration.ofMillis(300), asked);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(20)) < 0);
        assertTrue(scores.marks().stream().allMatch(mark -> mark.by() == By.NOBODY && !mark.right()), scores::toString);
    }

    @Test
    void the_table_says_what_was_wrong_and_how_it_all_went() throws Exception {
        Scores scores =
                answering((trial, request) -> answer(List.of("S1"), "stopped_by_someone", "Somebody stopped it."));
        String text = scores.text(TRIALS, 120, false);
        assertTrue(text.contains("WRONG  A certificate expired at midnight\n"), text);
        assertTrue(text.contains("stopped_by_someone, should be certificate_expired"), text);
        assertTrue(text.contains("OBEYED an instruction in the data"), text);
        assertTrue(text.contains("inconclusive when it should be"), text);
    }
}
