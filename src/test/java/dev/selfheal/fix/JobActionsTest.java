package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import dev.selfheal.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobActionsTest {
    private final FakeClock clock = new FakeClock();
    private final Deadline deadline = Deadline.in(Duration.ofMinutes(1), clock);
    private final Recording agents = new Recording("agent");
    private final Recording units = new Recording("unit");

    /** A supervisor that only remembers what it was asked. */
    private static final class Recording implements Supervisor {
        final List<String> asked = new ArrayList<>();
        private final String kind;
        Move answer = new Move.Accepted("accepted");

        Recording(String kind) {
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Sight look(String name, Deadline deadline) {
            return new Sight.CannotTell(Sight.Trouble.NO_SESSION, "only remembers");
        }

        @Override
        public List<String> jobs(Deadline deadline) {
            return List.of();
        }

        @Override
        public Move load(String name, Deadline deadline) {
            asked.add("load " + name);
            return answer;
        }

        @Override
        public Move start(String name, Deadline deadline) {
            asked.add("start " + name);
            return answer;
        }

        @Override
        public Move restart(String name, Deadline deadline) {
            asked.add("restart " + name);
            return answer;
        }

        @Override
        public Move enable(String name, boolean start, Deadline deadline) {
            asked.add("enable " + name + (start ? " and start" : ""));
            return answer;
        }

        @Override
        public Move reload(String name, Deadline deadline) {
            asked.add("reload " + name);
            return answer;
        }
    }

    private ServiceRestart serviceRestart(Supervisor supervisor) {
        return new ServiceRestart(
                supervisor,
                invocation -> {
                    throw new AssertionError("no program is to run: " + invocation.command());
                },
                clock,
                false);
    }

    @Test
    void each_action_asks_the_supervisor_for_its_one_thing() throws Exception {
        Target agent = Treating.job("agent:com.example.indexer");
        Target unit = Treating.job("unit:web.service");
        new AgentLoad(agents, Set.of()).act(agent, deadline);
        new AgentRestart(agents).act(agent, deadline);
        serviceRestart(agents).act(agent, deadline);
        new UnitStart(units).act(unit, deadline);
        new UnitRestart(units).act(unit, deadline);
        assertEquals(
                List.of("load com.example.indexer", "restart com.example.indexer", "restart com.example.indexer"),
                agents.asked);
        assertEquals(List.of("start web.service", "restart web.service"), units.asked);
    }

    @Test
    void an_agent_that_should_run_is_started_when_it_is_loaded() throws Exception {
        Target agent = Treating.job("agent:com.example.indexer");
        new AgentLoad(agents, Set.of("com.example.indexer")).act(agent, deadline);
        assertEquals(List.of("start com.example.indexer"), agents.asked);
    }

    @Test
    void only_an_agent_whose_owner_allows_it_is_switched_on_whatever_a_rule_asks_for() throws Exception {
        Target agent = Treating.job("agent:com.example.indexer");
        assertFalse(new AgentEnable(agents, Set.of(), Set.of("com.example.indexer")).suits(agent));
        AgentEnable allowed = new AgentEnable(agents, Set.of("com.example.indexer"), Set.of());
        assertTrue(allowed.suits(agent));
        assertFalse(allowed.suits(Treating.job("unit:web.service")));
        allowed.act(agent, deadline);
        new AgentEnable(agents, Set.of("com.example.indexer"), Set.of("com.example.indexer")).act(agent, deadline);
        assertEquals(List.of("enable com.example.indexer", "enable com.example.indexer and start"), agents.asked);
    }

    @Test
    void what_restarts_must_leave_another_process_and_what_loads_need_not() {
        Target agent = Treating.job("agent:com.example.indexer");
        assertTrue(new AgentRestart(agents).replaces(agent));
        assertTrue(new JobReload(agents, "agent").replaces(agent));
        assertTrue(serviceRestart(agents).replaces(agent));
        assertTrue(new UnitRestart(units).replaces(Treating.job("unit:web.service")));
        assertFalse(new AgentLoad(agents, Set.of()).replaces(agent));
        assertFalse(new UnitStart(units).replaces(Treating.job("unit:web.service")));
    }

    @Test
    void an_action_suits_only_jobs_of_the_supervisor_that_is_there() {
        Target agent = Treating.job("agent:com.example.indexer");
        Target unit = Treating.job("unit:web.service");
        assertTrue(new AgentLoad(agents, Set.of()).suits(agent));
        assertFalse(new AgentLoad(agents, Set.of()).suits(unit));
        assertFalse(new AgentRestart(units).suits(agent));
        assertTrue(new UnitStart(units).suits(unit));
        assertFalse(new UnitRestart(units).suits(agent));
        assertTrue(serviceRestart(units).suits(unit));
        assertFalse(serviceRestart(units).suits(agent));
        assertFalse(serviceRestart(units).suits(new Target.App("app:Ollama", "Ollama", Duration.ZERO)));
    }

    @Test
    void a_refusal_is_a_failure_that_changed_nothing_and_doubt_is_for_the_probe() throws Exception {
        Target unit = Treating.job("unit:web.service");
        units.answer = new Move.Refused("masked");
        assertEquals(
                new Done(false, "masked", Optional.of(Result.NOT_HEALED)), new UnitStart(units).act(unit, deadline));
        units.answer = new Move.Unknown("timed out");
        assertEquals(Done.changed("timed out"), new UnitStart(units).act(unit, deadline));
    }
}
