package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.SystemPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** The real doors, and short ways to look through them. */
final class Doorway {
    static final Duration AMPLE = Duration.ofSeconds(20);

    private Doorway() {}

    static Doors doors() {
        return doors(Clock.SYSTEM, Path.of("/"));
    }

    static Doors doors(Clock clock, Path root) {
        return new Doors(clock, new SystemPrograms(Map.of()), new PlainHttp(), new NoJobs(), new Blank(), root);
    }

    static Inventory inventory(Entry... entries) {
        return new Inventory(Settings.DEFAULT, List.of(entries));
    }

    /** The one fact that a kind's one probe gives. */
    static Fact observe(ProbeKind kind, Doors doors, Entry... entries) throws InterruptedException {
        List<Fact> facts = Observation.of(kind.probes(inventory(entries), doors), AMPLE, Clock.SYSTEM);
        Assertions.assertEquals(1, facts.size(), facts.toString());
        return facts.get(0);
    }

    static <F extends Fact> F see(Class<F> type, ProbeKind kind, Entry entry) throws InterruptedException {
        Fact fact = observe(kind, doors(), entry);
        return Assertions.assertInstanceOf(type, fact, fact.toString());
    }

    static ProbeFailure failure(ProbeKind kind, Entry entry) throws InterruptedException {
        return see(ProbeFailure.class, kind, entry);
    }

    private record Blank() implements Notebook {
        @Override
        public Optional<String> read(String key) {
            return Optional.empty();
        }

        @Override
        public void write(String key, String json) {
            throw new UnsupportedOperationException();
        }
    }

    private record NoJobs() implements Supervisor {
        @Override
        public String kind() {
            return "unit";
        }

        @Override
        public Sight look(String name, Deadline deadline) {
            return new Sight.Seen(Optional.<Job>empty().orElseThrow());
        }

        @Override
        public List<String> jobs(Deadline deadline) {
            return List.of();
        }

        @Override
        public Move load(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move start(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move restart(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Move reload(String name, Deadline deadline) {
            throw new UnsupportedOperationException();
        }
    }
}
