package dev.selfheal.probe.ollama;

import static org.junit.jupiter.api.Assertions.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fact.Answer;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Model;
import dev.selfheal.fact.Ollama;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.Settings;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Notebook;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeKind;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.ImpatientHttp;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OllamaProbeTest {
    private static final String QWEN = "qwen2.5:7b";

    private final Map<String, String> notes = new HashMap<>();
    private Instant now = Instant.parse("2026-11-24T02:00:00Z");
    private OllamaDouble ollama;

    private final Clock clock = new Clock() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public void pause(Duration time) {}
    };

    private final Notebook notebook = new Notebook() {
        @Override
        public Optional<String> read(String key) {
            return Optional.ofNullable(notes.get(key));
        }

        @Override
        public void write(String key, String json) {
            notes.put(key, json);
        }
    };

    @BeforeEach
    void start() throws Exception {
        ollama = OllamaDouble.start(0, () -> now).install(QWEN);
    }

    @AfterEach
    void stop() throws Exception {
        ollama.close();
    }

    private List<Fact> look(String... models) throws Exception {
        return look(Duration.ofMinutes(1), models);
    }

    private List<Fact> look(Duration within, String... models) throws Exception {
        OllamaEntry entry = new OllamaEntry(
                ollama.url(),
                true,
                List.of(models),
                Optional.of(new RunBy(RunBy.Kind.UNIT, "ollama.service")),
                Duration.ofSeconds(30),
                List.of());
        Doors doors = new Doors(clock, null, new ImpatientHttp(Duration.ofMillis(400)), null, notebook, Path.of("/"));
        List<Probe> probes = new OllamaProbes().probes(new Inventory(Settings.DEFAULT, List.of(entry)), doors);
        return probes.get(0).look(Deadline.in(within, clock));
    }

    private static <F> F only(Class<F> kind, List<Fact> facts) {
        List<F> found = facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertEquals(1, found.size(), () -> kind.getSimpleName() + " in " + facts);
        return found.get(0);
    }

    private Model model(String wanted) throws Exception {
        return only(Model.class, look(wanted));
    }

    private JsonNode asked() throws Exception {
        assertEquals(1, ollama.requests("/api/generate").size());
        return Json.MAPPER.readTree(ollama.requests("/api/generate").get(0).body());
    }

    @Test
    void it_is_found_as_a_service() {
        assertTrue(ServiceLoader.load(ProbeKind.class).stream().anyMatch(kind -> kind.type() == OllamaProbes.class));
    }

    @Test
    void a_healthy_one_is_up_with_its_version_and_models_and_nothing_is_asked_of_a_model_that_is_not_loaded()
            throws Exception {
        List<Fact> facts = look(QWEN, "nomic-embed-text");
        Service service = only(Service.class, facts);
        assertEquals(ServiceState.UP, service.state());
        assertEquals("unit:ollama.service", service.runBy());
        assertNotNull(service.latency());
        assertEquals("0.32.15", only(Ollama.class, facts).version());
        assertTrue(only(Ollama.class, facts).genuine());
        List<Model> models = facts.stream()
                .filter(Model.class::isInstance)
                .map(Model.class::cast)
                .toList();
        assertEquals(List.of("model:qwen2.5:7b", "model:nomic-embed-text:latest"), names(models));
        assertEquals(List.of(true, false), models.stream().map(Model::installed).toList());
        assertEquals(List.of(), ollama.requests("/api/generate"));
        assertEquals(4, ollama.requests().size());
    }

    private static List<String> names(List<Model> models) {
        return models.stream().map(Model::subject).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Qwen2.5:7B, qwen2.5:7b",
        "qwen2.5:7b:local, qwen2.5:7b",
        "library/qwen2.5:7b, qwen2.5:7b",
        "registry.ollama.ai/library/qwen2.5:7b, QWEN2.5:7b",
        "nomic-embed-text, nomic-embed-text:latest",
        "hf.co/Ns/Repo-GGUF:Q4_K_M, hf.co/ns/repo-gguf:q4_k_m"
    })
    void names_are_compared_as_ollama_does(String wanted, String installed) throws Exception {
        ollama.install(installed);
        assertTrue(model(wanted).installed());
    }

    @ParameterizedTest
    @CsvSource({"qwen2.5", "qwen2.5:7b-instruct", "someone/qwen2.5:7b", "registry.example.com/library/qwen2.5:7b"})
    void another_tag_namespace_or_registry_is_another_model(String wanted) throws Exception {
        assertFalse(model(wanted).installed());
    }

    @ParameterizedTest
    @CsvSource({"a b", ":7b", "qwen2.5@sha256:abc", "foo:cloud:local"})
    void what_is_no_name_is_a_probe_failure(String wanted) throws Exception {
        ProbeFailure failure = only(ProbeFailure.class, look(wanted));
        assertEquals(Reason.BROKEN, failure.reason());
        assertEquals("model:" + wanted, failure.subject());
    }

    @Test
    void a_stub_is_remote_and_neither_installed_nor_asked_whatever_its_name() throws Exception {
        ollama.installRemote("mine:latest").load("mine:latest", Duration.ofMinutes(5), 8192);
        for (String wanted : List.of("mine", "glm-5:cloud", "coder:480b-Cloud")) {
            Model model = model(wanted);
            assertTrue(model.remote(), wanted);
            assertFalse(model.installed(), wanted);
            assertEquals(Answer.NOT_ASKED, model.answer());
        }
        assertEquals(List.of(), ollama.requests("/api/generate"));
    }

    @Test
    void a_loaded_model_is_asked_for_one_token_and_neither_stays_longer_nor_is_loaded_anew() throws Exception {
        ollama.load(QWEN, Duration.ofMinutes(10), 16384);
        now = now.plusSeconds(60);
        Instant before = ollama.expiresAt(QWEN);
        assertEquals(Answer.ANSWERS, model(QWEN).answer());
        assertFalse(ollama.expiresAt(QWEN).isAfter(before));
        assertTrue(ollama.expiresAt(QWEN).isAfter(before.minusSeconds(30)));
        assertEquals(List.of(), ollama.loads());
        assertEquals(1, asked().at("/options/num_predict").intValue());
        assertEquals(16384, asked().at("/options/num_ctx").intValue());
    }

    @Test
    void a_stay_for_ever_is_left_for_ever() throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 4096);
        Instant before = ollama.expiresAt(QWEN);
        assertEquals(Answer.ANSWERS, model(QWEN).answer());
        assertEquals(before, ollama.expiresAt(QWEN));
        assertEquals(-1, asked().path("keep_alive").intValue());
    }

    @ParameterizedTest
    @CsvSource({"120, true", "119, false"})
    void a_model_about_to_be_unloaded_is_left_alone(int secondsLeft, boolean isAsked) throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(secondsLeft), 8192);
        assertEquals(isAsked ? Answer.ANSWERS : Answer.NOT_ASKED, model(QWEN).answer());
        assertEquals(isAsked ? 1 : 0, ollama.requests("/api/generate").size());
    }

    @ParameterizedTest
    @CsvSource({"1800000, false", "1800001, true"})
    void a_proof_is_good_for_thirty_minutes(long millisLater, boolean isAsked) throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192);
        model(QWEN);
        ollama.forget();
        now = now.plusMillis(millisLater);
        assertEquals(isAsked ? Answer.ANSWERS : Answer.NOT_ASKED, model(QWEN).answer());
        assertEquals(isAsked ? 1 : 0, ollama.requests("/api/generate").size());
    }

    @Test
    void a_proof_from_the_future_is_none() throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192);
        model(QWEN);
        ollama.forget();
        now = now.minusSeconds(3600);
        assertEquals(Answer.ANSWERS, model(QWEN).answer());
    }

    @Test
    void a_memory_that_cannot_be_read_is_none() throws Exception {
        notes.put("ollama.proofs", "{\"half");
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192);
        assertEquals(Answer.ANSWERS, model(QWEN).answer());
    }

    @ParameterizedTest
    @CsvSource({"30, false", "31, true"})
    void a_model_that_outlives_its_stay_looks_stuck_and_is_asked_despite_a_recent_proof(int overSince, boolean isAsked)
            throws Exception {
        ollama.load(QWEN, Duration.ofMinutes(5), 8192);
        model(QWEN);
        ollama.forget();
        ollama.stick(QWEN, Duration.ofSeconds(overSince));
        Instant before = ollama.expiresAt(QWEN);
        assertEquals(isAsked ? Answer.ANSWERS : Answer.NOT_ASKED, model(QWEN).answer());
        assertEquals(before, ollama.expiresAt(QWEN));
        if (isAsked) {
            assertTrue(asked().path("keep_alive").isMissingNode());
        }
    }

    @Test
    void a_hung_runner_is_silent_and_asked_again_the_next_time() throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192).faults(OllamaFault.HANG_GENERATE);
        List<Fact> facts = look(QWEN);
        assertEquals(Answer.SILENT, only(Model.class, facts).answer());
        assertEquals(ServiceState.UP, only(Service.class, facts).state());
        ollama.faults();
        assertEquals(Answer.ANSWERS, model(QWEN).answer());
        assertEquals(2, ollama.requests("/api/generate").size());
    }

    @Test
    void after_one_silence_the_other_models_wait_for_the_next_cycle() throws Exception {
        ollama.install("phi:latest")
                .load(QWEN, Duration.ofSeconds(-1), 8192)
                .load("phi:latest", Duration.ofSeconds(-1), 8192)
                .faults(OllamaFault.HANG_GENERATE);
        look(QWEN, "phi");
        assertEquals(1, ollama.requests("/api/generate").size());
    }

    @ParameterizedTest
    @EnumSource(
            value = OllamaFault.class,
            names = {"OUT_OF_MEMORY", "OUT_OF_MEMORY_OLD", "EMPTY_200", "NO_DONE", "CUT"})
    void an_error_or_an_empty_success_fails(OllamaFault fault) throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192).faults(fault);
        Model model = model(QWEN);
        assertEquals(Answer.FAILS, model.answer());
        assertNotNull(model.detail());
    }

    @Test
    void a_full_queue_is_no_failure() throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192).faults(OllamaFault.BUSY);
        assertEquals(Answer.NOT_ASKED, model(QWEN).answer());
    }

    @Test
    void an_embedding_model_is_never_asked_for_text() throws Exception {
        ollama.install("nomic-embed-text:latest", "d1", List.of("embedding"))
                .load("nomic-embed-text:latest", Duration.ofSeconds(-1), 2048);
        assertEquals(Answer.NOT_ASKED, model("nomic-embed-text").answer());
        assertEquals(List.of(), ollama.requests("/api/generate"));
    }

    @Test
    void a_model_loaded_under_another_tag_is_known_by_its_digest_and_asked_once() throws Exception {
        ollama.install(QWEN, "d1", List.of("completion"))
                .install("qwen2.5:latest", "d1", List.of("completion"))
                .load(QWEN, Duration.ofSeconds(-1), 8192)
                .showLoadedAs(QWEN, "somebodys-alias:latest");
        List<Fact> facts = look(QWEN, "qwen2.5");
        assertEquals(
                2,
                facts.stream()
                        .filter(fact -> fact instanceof Model model && model.answer() == Answer.ANSWERS)
                        .count());
        assertEquals(1, ollama.requests("/api/generate").size());
    }

    @Test
    void a_version_that_does_not_tell_the_context_length_is_not_asked() throws Exception {
        ollama.version("0.9.6").load(QWEN, Duration.ofSeconds(-1), 8192);
        assertEquals(Answer.NOT_ASKED, model(QWEN).answer());
        assertEquals(List.of(), ollama.requests("/api/generate"));
    }

    @Test
    void without_time_for_a_whole_proof_none_is_begun() throws Exception {
        ollama.load(QWEN, Duration.ofSeconds(-1), 8192);
        assertEquals(
                Answer.NOT_ASKED,
                only(Model.class, look(Duration.ofSeconds(19), QWEN)).answer());
        assertEquals(List.of(), ollama.requests("/api/generate"));
    }

    @Test
    void a_hanging_list_of_loaded_models_is_a_hint_and_no_proof() throws Exception {
        ollama.faults(OllamaFault.HANG_PS);
        List<Fact> facts = look(QWEN);
        assertEquals(ServiceState.UP, only(Service.class, facts).state());
        ProbeFailure unknown = only(ProbeFailure.class, facts);
        assertEquals("model:" + QWEN, unknown.subject());
        assertTrue(unknown.detail().contains("could not be told"), unknown::detail);
    }

    @Test
    void refused_connections_are_down_and_the_models_are_unknown() throws Exception {
        ollama.refuse();
        assertSick(ServiceState.DOWN, look(QWEN, "phi"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OllamaFault.class,
            names = {"HANG", "HANG_TAGS", "ERROR_500", "ERROR_TAGS", "NOT_OLLAMA", "NOT_HTTP"})
    void one_that_hangs_errs_or_is_somebody_else_is_unhealthy_and_the_models_are_unknown(OllamaFault fault)
            throws Exception {
        ollama.faults(fault);
        assertSick(ServiceState.UNHEALTHY, look(QWEN, "phi"));
    }

    private static void assertSick(ServiceState state, List<Fact> facts) {
        assertEquals(state, only(Service.class, facts).state());
        assertTrue(facts.stream().noneMatch(Model.class::isInstance), facts::toString);
        assertEquals(
                List.of("model:qwen2.5:7b", "model:phi:latest"),
                facts.stream()
                        .filter(ProbeFailure.class::isInstance)
                        .map(Fact::subject)
                        .toList());
    }

    @Test
    void somebody_else_on_the_port_is_not_genuine() throws Exception {
        ollama.faults(OllamaFault.NOT_OLLAMA);
        assertFalse(only(Ollama.class, look(QWEN)).genuine());
    }

    @Test
    void a_proxy_that_asks_for_a_login_is_unknown_not_down() throws Exception {
        ollama.faults(OllamaFault.LOGIN);
        List<Fact> facts = look(QWEN);
        assertTrue(facts.stream().allMatch(ProbeFailure.class::isInstance), facts::toString);
        assertEquals(Reason.DENIED, ((ProbeFailure) facts.get(0)).reason());
    }

    @Test
    void an_address_beyond_the_loopback_is_never_called() throws Exception {
        OllamaEntry entry = new OllamaEntry(
                URI.create("http://192.0.2.1:11434"),
                true,
                List.of(QWEN),
                Optional.empty(),
                Duration.ofSeconds(30),
                List.of());
        Doors doors = new Doors(clock, null, new ImpatientHttp(Duration.ofMillis(400)), null, notebook, Path.of("/"));
        List<Fact> facts = new OllamaProbes()
                .probes(new Inventory(Settings.DEFAULT, List.of(entry)), doors)
                .get(0)
                .look(Deadline.in(Duration.ofSeconds(5), clock));
        assertTrue(facts.stream().allMatch(ProbeFailure.class::isInstance), facts::toString);
    }
}
