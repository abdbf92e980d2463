package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Agent;
import dev.selfheal.fact.Definition;
import dev.selfheal.fact.Enablement;
import dev.selfheal.fact.Expectation;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.JobState;
import dev.selfheal.fact.MissingVariable;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.ProgramState;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Unit;
import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Launchctl;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.supervisor.Systemctl;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.LaunchctlDouble;
import dev.selfheal.testing.UserManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobProbesTest {
    private static final Duration START = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static List<Fact> look(ProbeKind kind, Entry entry, Supervisor supervisor) throws Exception {
        Inventory inventory = new Inventory(Settings.DEFAULT, List.of(entry));
        Doors doors = new Doors(
                Clock.SYSTEM,
                new SystemPrograms(Map.of()),
                new PlainHttp(),
                supervisor,
                new Notebook() {
                    @Override
                    public Optional<String> read(String key) {
                        return Optional.empty();
                    }

                    @Override
                    public void write(String key, String json) {}
                },
                Path.of("/"));
        List<Probe> probes = kind.probes(inventory, doors);
        assertEquals(1, probes.size());
        assertEquals(entry.subject(), probes.get(0).subject());
        assertEquals(entry.critical(), probes.get(0).critical());
        return probes.get(0).look(Deadline.in(probes.get(0).within(), Clock.SYSTEM));
    }

    private static Reason failure(ProbeKind kind, Entry entry, Supervisor supervisor) {
        return assertThrows(ProbeException.class, () -> look(kind, entry, supervisor))
                .reason();
    }

    private static AgentEntry agent(String label, String... environment) {
        return new AgentEntry(label, true, Expect.SCHEDULED, List.of(environment), false, START, List.of());
    }

    private static UnitEntry unit(String name, String... environment) {
        return new UnitEntry(name, true, Expect.RUNNING, List.of(environment), START, List.of());
    }

    private LaunchctlDouble launchd() {
        return LaunchctlDouble.install(folder.resolve("mac"));
    }

    private static Launchctl launchctl(LaunchctlDouble launchd, Map<String, String> environment) {
        return new Launchctl(
                new SystemPrograms(environment),
                Clock.SYSTEM,
                launchd.program().toString(),
                LaunchctlDouble.UID,
                launchd.home());
    }

    @Test
    void both_kinds_are_found_as_services() {
        List<String> kinds = ServiceLoader.load(ProbeKind.class).stream()
                .map(provider -> provider.type().getSimpleName())
                .toList();
        assertTrue(kinds.containsAll(List.of("AgentProbes", "UnitProbes")), kinds.toString());
    }

    @Test
    void an_agent_is_a_fact_and_each_lost_variable_another() throws Exception {
        LaunchctlDouble launchd = launchd();
        Path plist = launchd.agent("com.example.indexer", Map.of("INDEX_HOME", "/srv"), true);
        launchd.load("com.example.indexer");
        launchd.ended("com.example.indexer", "not running", "last exit code = 0");
        List<Fact> facts = look(
                new AgentProbes(),
                agent("com.example.indexer", "PATH", "INDEX_HOME", "INDEX_KEY", "INDEX_USER"),
                launchctl(launchd, Map.of()));
        assertEquals(
                new Agent(
                        "agent:com.example.indexer",
                        "com.example.indexer",
                        JobState.IDLE,
                        true,
                        Expectation.SCHEDULED,
                        Enablement.ENABLED,
                        null,
                        plist.toString(),
                        null,
                        null,
                        0,
                        null,
                        null,
                        1L,
                        List.of("INDEX_KEY", "INDEX_USER"),
                        START),
                facts.get(0));
        assertEquals(
                List.of(
                        new MissingVariable("agent:com.example.indexer", "variable:INDEX_KEY", true, false),
                        new MissingVariable("agent:com.example.indexer", "variable:INDEX_USER", true, false)),
                facts.subList(1, 3));
        assertEquals(
                new Definition(
                        "definition:com.example.indexer",
                        "agent:com.example.indexer",
                        "com.example.indexer",
                        plist.toString(),
                        true,
                        null,
                        "com.example.indexer",
                        "com.example.indexer",
                        null,
                        false,
                        false,
                        "/bin/sleep",
                        ProgramState.RUNNABLE,
                        List.of(),
                        null,
                        List.of(),
                        List.of()),
                facts.get(3));
        assertEquals(4, facts.size());
    }

    @Test
    void a_job_loaded_before_its_definition_changed_is_told_by_names_only() throws Exception {
        LaunchctlDouble launchd = launchd();
        launchd.agent("com.example.indexer", Map.of("INDEX_HOME", "/srv", "SAME", "1"), true);
        launchd.load("com.example.indexer");
        launchd.agent(
                "com.example.indexer", Map.of("INDEX_HOME", "/very-secret", "SAME", "1", "INDEX_KEY", "hush"), true);
        List<Fact> facts = look(
                new AgentProbes(), agent("com.example.indexer", "INDEX_KEY", "NOWHERE"), launchctl(launchd, Map.of()));
        assertEquals(
                List.of(
                        new MissingVariable("agent:com.example.indexer", "variable:INDEX_KEY", true, true),
                        new MissingVariable("agent:com.example.indexer", "variable:NOWHERE", true, false)),
                facts.subList(1, 3));
        Definition definition = assertInstanceOf(Definition.class, facts.get(3));
        assertEquals(List.of("INDEX_HOME", "INDEX_KEY"), definition.staleEnvironment());
        assertFalse(facts.toString().contains("secret") || facts.toString().contains("hush"));
    }

    @Test
    void a_definition_that_may_not_be_read_is_a_failure_about_it_only() throws Exception {
        LaunchctlDouble launchd = launchd();
        Path plist = launchd.agent("com.example.indexer", Map.of(), true);
        launchd.load("com.example.indexer");
        // A link to itself can be read by nobody, root included.
        Files.delete(plist);
        Files.createSymbolicLink(plist, plist);
        List<Fact> facts = look(new AgentProbes(), agent("com.example.indexer", "LOST"), launchctl(launchd, Map.of()));
        assertEquals(JobState.RUNNING, ((Agent) facts.get(0)).state());
        assertNull(((MissingVariable) facts.get(1)).defined());
        ProbeFailure failure = assertInstanceOf(ProbeFailure.class, facts.get(2));
        assertEquals("definition:com.example.indexer", failure.subject());
    }

    @Test
    void an_absent_agent_misses_no_variables_besides() throws Exception {
        List<Fact> facts = look(new AgentProbes(), agent("com.example.gone", "PATH"), launchctl(launchd(), Map.of()));
        assertEquals(1, facts.size());
        Agent agent = assertInstanceOf(Agent.class, facts.get(0));
        assertEquals(JobState.ABSENT, agent.state());
        assertNull(agent.definition());
    }

    @Test
    void an_agent_under_homebrews_other_label_keeps_its_subject() throws Exception {
        LaunchctlDouble launchd = launchd();
        launchd.agent("sh.brew.ollama", Map.of(), true);
        launchd.load("sh.brew.ollama");
        Fact fact = look(new AgentProbes(), agent("homebrew.mxcl.ollama"), launchctl(launchd, Map.of()))
                .get(0);
        assertEquals("agent:homebrew.mxcl.ollama", fact.subject());
        assertEquals("sh.brew.ollama", ((Agent) fact).label());
    }

    @Test
    void without_a_session_an_agent_is_unreachable_not_absent() {
        LaunchctlDouble launchd = launchd();
        launchd.noSession();
        assertEquals(
                Reason.UNREACHABLE, failure(new AgentProbes(), agent("com.example.x"), launchctl(launchd, Map.of())));
    }

    @Test
    void an_answer_that_is_not_understood_is_unreadable() {
        LaunchctlDouble launchd = launchd();
        launchd.force("print", 64, "Unrecognized target specifier.");
        assertEquals(
                Reason.UNREADABLE_ANSWER,
                failure(new AgentProbes(), agent("com.example.x"), launchctl(launchd, Map.of())));
    }

    @Test
    void an_agent_on_a_machine_without_launchd_cannot_be_told() {
        Systemctl other = new Systemctl(new SystemPrograms(Map.of()), "/nowhere", folder, Path.of("/proc"));
        assertEquals(Reason.TOOL_MISSING, failure(new AgentProbes(), agent("com.example.x"), other));
        assertEquals(Reason.TOOL_MISSING, failure(new UnitProbes(), unit("x.service"), other));
    }

    @Test
    void a_unit_is_a_fact_and_each_lost_variable_another() throws Exception {
        try (UserManager systemd = UserManager.start()) {
            Systemctl systemctl = new Systemctl(systemd.programs(), "systemctl", systemd.units(), Path.of("/proc"));
            systemd.unit("web.service", "[Service]\nExecStart=/bin/sleep 600\nEnvironment=PORT=1\n");
            systemd.systemctl("start", "web.service");
            List<Fact> facts = look(new UnitProbes(), unit("web.service", "PORT", "TOKEN_FILE", "HOME"), systemctl);
            Unit unit = assertInstanceOf(Unit.class, facts.get(0));
            assertEquals(JobState.RUNNING, unit.state());
            assertEquals(systemd.mainProcess("web.service").pid(), unit.pid());
            assertEquals(List.of("TOKEN_FILE"), unit.missingEnvironment());
            assertEquals(
                    List.of(new MissingVariable("unit:web.service", "variable:TOKEN_FILE", true, null)),
                    facts.subList(1, facts.size()));

            systemd.mainProcess("web.service").destroyForcibly();
            systemd.await("web.service", "ActiveState", "failed");
            Unit killed = (Unit)
                    look(new UnitProbes(), unit("web.service"), systemctl).get(0);
            assertEquals(JobState.FAILED, killed.state());
            assertEquals(9, killed.lastSignal());
            assertNull(killed.pid());
        }
    }

    @Test
    void an_environment_that_cannot_be_known_is_a_failure_about_the_variable_only() throws Exception {
        try (UserManager systemd = UserManager.start()) {
            systemd.unit(
                    "dark.service",
                    "[Service]\nExecStart=/bin/sleep 600\nEnvironmentFile=/nowhere/vars\nEnvironment=SEEN=1\n");
            List<Fact> facts = look(
                    new UnitProbes(),
                    unit("dark.service", "SEEN", "DARK"),
                    new Systemctl(systemd.programs(), "systemctl", systemd.units(), Path.of("/proc")));
            assertEquals(List.of(), ((Unit) facts.get(0)).missingEnvironment());
            assertEquals(2, facts.size());
            assertEquals(
                    "variable:DARK",
                    assertInstanceOf(ProbeFailure.class, facts.get(1)).subject());
        }
    }
}
