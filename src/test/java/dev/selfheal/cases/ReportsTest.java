package dev.selfheal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.policy.RuleEntry;
import dev.selfheal.policy.cases.Comparison;
import dev.selfheal.policy.cases.Expected;
import dev.selfheal.policy.cases.Failure;
import dev.selfheal.policy.cases.Layer;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What came of cases reads well for people and is whole for programs. */
class ReportsTest {
    private static final Path HOME = Path.of(System.getProperty("selfheal.home", ""));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Trial.Asked ASKED =
            new Trial.Asked(Path.of("cases"), Path.of("shipped"), Path.of("rules"), Optional.empty(), 17);
    private static final List<RuleEntry> RULES = List.of(
            new RuleEntry("service.down", "service/health.drl", 12, Optional.of("CRITICAL"), ""),
            new RuleEntry("hold.budget", "hold/memory.drl", 34, Optional.empty(), ""),
            new RuleEntry("hold.woke", "hold/memory.drl", 70, Optional.empty(), ""));

    private static RuleCase named(String name) {
        return new RuleCase("hold/memory.yaml", 41, name, List.of(), List.of(), List.of(), Map.of());
    }

    private static Result passed() {
        return new Result(named("it is well"), Set.of("service.down"), List.of());
    }

    private static Expected expected(int line, String json) {
        try {
            return new Expected(line, (ObjectNode) JSON.readTree(json));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** One of everything that can go wrong. */
    private static Trial failed() {
        Finding warning =
                Finding.warning("service.down", "service:web", "a long reason \u001b[31m why it does not answer");
        Finding other = Finding.critical("service.down", "service:db", "connection refused");
        Veto veto = new Veto(
                "hold.woke",
                "service.down.restart",
                "service:web",
                "unit:web.service",
                "the machine just woke, and what was asleep with it gets time",
                null,
                false);
        List<Failure> failures = new ArrayList<>();
        String finding = "{\"rule\":\"service.down\",\"subject\":\"service:web\",\"severity\":\"CRITICAL\"}";
        failures.addAll(Comparison.of(Layer.FINDINGS, List.of(expected(50, finding)), List.of(warning, other)));
        String budget =
                "{\"rule\":\"hold.budget\",\"fix\":\"service.down.restart\",\"subject\":\"service:mail\",\"until\":null}";
        failures.addAll(Comparison.of(Layer.VETOES, List.of(expected(55, budget)), List.of(veto)));
        failures.add(new Failure.Silent("hold.budget"));
        failures.add(new Failure.Outspoken("service.slow"));
        Result everything = new Result(named("five tries in two hours are too many"), Set.of("service.down"), failures);
        Verdict one = new Verdict(List.of(other), List.of(), List.of(), List.of(), List.of(), List.of());
        Result unordered = new Result(
                named("the order matters"), Set.of(), List.of(new Failure.Unordered(18, Verdict.EMPTY, one)));
        Result unjudged =
                new Result(named("no end"), Set.of(), List.of(new Failure.Unjudged("rules do not come to an end")));
        return new Trial(
                ASKED, RULES, List.of(), List.of(passed(), everything, unordered, unjudged), Duration.ofMillis(1234));
    }

    @ParameterizedTest
    @CsvSource({"100, false", "60, true", "40, false"})
    void a_failing_report_is_as_the_baseline_says(int width, boolean colour) throws IOException {
        String name = "failed-" + width + (colour ? "-coloured" : "") + ".txt";
        String text = new CaseText(width, colour).print(failed());
        Path actual = Files.writeString(HOME.resolve("target").resolve("cases-" + name), text);
        assertEquals(Files.readString(HOME.resolve("test-fixtures/case-report").resolve(name)), text, "all: " + actual);
    }

    @Test
    void a_passing_run_is_one_line() {
        Trial trial = new Trial(ASKED, RULES, List.of(), List.of(passed()), Duration.ofMillis(1234));
        assertEquals(
                "PASSED  1 case, 3 rules, facts in up to 4 orders (seed 17), in 1.2 s\n",
                new CaseText(100, false).print(trial));
    }

    @Test
    void without_colour_no_escape_sequence_is_printed_even_if_a_fact_has_one() {
        assertFalse(new CaseText(100, false).print(failed()).contains("\u001b"));
    }

    @Test
    void json_has_the_schema_every_case_and_every_failure() throws IOException {
        JsonNode document = JSON.readTree(CaseJson.print(failed()));
        assertEquals(1, document.path("schema").asInt());
        assertFalse(document.path("passed").asBoolean(true));
        assertEquals(17, document.path("seed").asInt());
        assertEquals(4, document.path("results").size());
        JsonNode everything = document.path("results").get(1);
        assertEquals("FAILED", everything.path("status").asText());
        assertEquals(41, everything.path("line").asInt());
        assertEquals(6, everything.path("failures").size());
        assertEquals("CRITICAL", everything.at("/failures/0/expected/severity").asText());
        assertEquals("WARNING", everything.at("/failures/0/got/severity").asText());
    }

    @Test
    void junit_xml_can_be_parsed_whatever_is_in_it() throws Exception {
        Document document = parsed(JUnitXml.print(failed()));
        NodeList cases = document.getElementsByTagName("testcase");
        assertEquals(4, cases.getLength());
        assertEquals(3, document.getElementsByTagName("failure").getLength());
        assertEquals(
                "3",
                document.getElementsByTagName("testsuite")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("failures")
                        .getNodeValue());
    }

    @Test
    void junit_xml_shows_what_kept_the_cases_from_running() throws Exception {
        String problem = "x.yaml:1: \u0000 \ud800 \uffff <&\">";
        Trial trial = new Trial(ASKED, RULES, List.of(problem), List.of(), Duration.ZERO);
        NodeList errors = parsed(JUnitXml.print(trial)).getElementsByTagName("error");
        assertEquals(1, errors.getLength());
        String message = errors.item(0).getAttributes().getNamedItem("message").getNodeValue();
        assertTrue(message.startsWith("x.yaml:1: ") && message.endsWith(" <&\">"), message);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
