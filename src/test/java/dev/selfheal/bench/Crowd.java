package dev.selfheal.bench;

import dev.selfheal.fact.Agent;
import dev.selfheal.fact.Answer;
import dev.selfheal.fact.Attempt;
import dev.selfheal.fact.CheckStatus;
import dev.selfheal.fact.Command;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Directory;
import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Enablement;
import dev.selfheal.fact.Expectation;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.File;
import dev.selfheal.fact.Host;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.JobState;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.Memory;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.MissingVariable;
import dev.selfheal.fact.Model;
import dev.selfheal.fact.Presence;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.fact.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A machine of any size: every kind of fact in the shares of a real one, a tenth of the observed things sick. */
final class Crowd {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Random random;
    private final int size;

    Crowd(int size, long seed) {
        this.size = size;
        this.random = new Random(seed);
    }

    /** As many facts as asked for, each another. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(size);
        facts.add(new Cycle("selfheal", "now", NOW, 1, Duration.ofMinutes(5), false, false, Duration.ZERO, 0));
        facts.add(new Memory("selfheal", MemoryState.GOOD, null));
        facts.add(new Host("host", NOW.minusSeconds(90_000), 0.5, 8, 16L << 30, 8L << 30, 0L, 0L));
        for (int i = 0; facts.size() < size; i++) {
            facts.add(fact(i % 100, i / 100 * 100 + i % 100));
        }
        return facts;
    }

    private Fact fact(int share, int i) {
        if (share < 20) {
            return service(i);
        } else if (share < 35) {
            return unit(i);
        } else if (share < 40) {
            return agent(i);
        } else if (share < 62) {
            return stored(share, i);
        } else if (share < 66) {
            return model(i);
        } else if (share < 70) {
            return command(i);
        } else if (share < 72) {
            return new ProbeFailure("file:~/denied" + i, sick(), Reason.DENIED, "not permitted");
        }
        return share < 80 ? missing(i) : remembered(share, i);
    }

    private Service service(int i) {
        ServiceState state =
                !sick() ? ServiceState.UP : random.nextBoolean() ? ServiceState.DOWN : ServiceState.UNHEALTHY;
        String runBy = random.nextInt(4) == 0 ? null : job();
        return new Service(
                "service:s" + i,
                state,
                random.nextBoolean(),
                "seen",
                runBy,
                200,
                Duration.ofMillis(5),
                Duration.ofSeconds(2),
                null,
                null,
                null,
                Duration.ofSeconds(30));
    }

    private Unit unit(int i) {
        return new Unit(
                "unit:u" + i + ".service",
                "u" + i + ".service",
                state(),
                random.nextBoolean(),
                Expectation.RUNNING,
                Enablement.ENABLED,
                "/etc/u" + i,
                100L,
                Duration.ofHours(1),
                1,
                null,
                null,
                1L,
                null,
                List.of(),
                Duration.ofSeconds(30));
    }

    private Agent agent(int i) {
        return new Agent(
                "agent:a" + i,
                "a" + i,
                state(),
                random.nextBoolean(),
                Expectation.SCHEDULED,
                Enablement.ENABLED,
                null,
                "/Library/a" + i,
                100L,
                Duration.ofHours(1),
                1,
                null,
                null,
                1L,
                List.of(),
                Duration.ofSeconds(30));
    }

    private Fact stored(int share, int i) {
        if (share < 50) {
            Presence presence = sick() ? Presence.ABSENT : Presence.PRESENT;
            return new File(
                    "file:~/f" + i,
                    "/f" + i,
                    presence,
                    random.nextBoolean(),
                    Duration.ofHours(sick() ? 30 : 3),
                    Duration.ofHours(24),
                    10L,
                    1L,
                    null,
                    null,
                    null,
                    "600",
                    "600");
        } else if (share < 53) {
            Presence presence = sick() ? Presence.ABSENT : Presence.PRESENT;
            return new Directory(
                    "directory:~/d" + i, "/d" + i, presence, random.nextBoolean(), true, null, null, null, null);
        } else if (share < 61) {
            return new Log(
                    "log:~/l" + i,
                    "/l" + i,
                    random.nextBoolean(),
                    sick() ? 2000 : 100,
                    1000L,
                    sick() ? 99 : 9,
                    true,
                    50L,
                    3,
                    List.of());
        }
        return new Disk("disk:/" + i, "/" + i, random.nextBoolean(), sick() ? 1 : 50, 100, 10, 90L, 100L);
    }

    private Model model(int i) {
        Answer answer = sick() ? Answer.SILENT : Answer.ANSWERS;
        return new Model(
                "model:m" + i,
                "m" + i,
                "service:s" + some(20),
                random.nextBoolean(),
                !sick(),
                true,
                false,
                answer,
                "seen",
                null);
    }

    private Command command(int i) {
        CheckStatus status = sick() ? CheckStatus.CRITICAL : CheckStatus.OK;
        return new Command("command:c" + i, "c" + i, random.nextBoolean(), status, "load is 5", Map.of(), true);
    }

    /** Lost variables are few, however many jobs lost them; here and there one is lost by two or three only. */
    private MissingVariable missing(int i) {
        String name = i % 4 == 0 ? "LOCAL" + i / 400 : "V" + i % 7;
        return new MissingVariable(job(), "variable:" + name, random.nextBoolean(), null);
    }

    private Fact remembered(int share, int i) {
        if (share < 86) {
            return new Dependency("service:s" + some(20), "service:s" + some(20), true);
        } else if (share < 97) {
            Instant at = NOW.minusSeconds(random.nextInt(100_000));
            String cause = random.nextBoolean() ? "service.down" : "unit.failed";
            return new Attempt(job(), cause, "service.restart", at, Result.NOT_HEALED, "c" + i);
        }
        return new Incident(
                "service:s" + some(20),
                "i" + i,
                "service.down",
                NOW.minusSeconds(600),
                random.nextBoolean(),
                null,
                true,
                false);
    }

    private String job() {
        int i = some(15) + 20;
        return "unit:u" + i + ".service";
    }

    /** One of the things of a kind that has this many in each hundred. */
    private int some(int share) {
        return random.nextInt(Math.max(1, size / 100)) * 100 + random.nextInt(share);
    }

    private boolean sick() {
        return random.nextInt(10) == 0;
    }

    private JobState state() {
        return sick() ? JobState.FAILED : JobState.RUNNING;
    }
}
