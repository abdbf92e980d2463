package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.MissingVariable;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the native supervisor about one job of the inventory, which expected variables reached it, and how its definition is.
 */
final class JobProbe implements Probe {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Expected expected;
    private final Supervisor supervisor;
    private final Tools tools;
    private final Telling fact;

    /**
     * What the inventory says of it.
     *
     * @param kind of the supervisor that must run it
     */
    record Expected(String kind, String name, String subject, boolean critical, List<String> environment) {}

    /** The job as a fact, given how long it has been running and the expected variables that did not reach it. */
    interface Telling {
        Fact fact(Sight.Seen seen, @Nullable Duration runningFor, List<String> missing);
    }

    JobProbe(Expected expected, Supervisor supervisor, Tools tools, Telling fact) {
        this.expected = expected;
        this.supervisor = supervisor;
        this.tools = tools;
        this.fact = fact;
    }

    @Override
    public String subject() {
        return expected.subject();
    }

    @Override
    public boolean sees(String subject) {
        return subject.equals(expected.subject()) || subject.equals(DefinitionFacts.subject(expected.name()));
    }

    @Override
    public boolean critical() {
        return expected.critical();
    }

    @Override
    public Duration within() {
        return WITHIN;
    }

    @Override
    public List<Fact> look(Deadline deadline) throws ProbeException, InterruptedException {
        if (!supervisor.kind().equals(expected.kind())) {
            throw new ProbeException(
                    Reason.TOOL_MISSING,
                    "this machine's supervisor runs %ss, not %ss".formatted(supervisor.kind(), expected.kind()));
        }
        Sight sight = supervisor.look(expected.name(), deadline);
        if (sight instanceof Sight.CannotTell not) {
            throw new ProbeException(reason(not.why()), not.detail());
        }
        Sight.Seen seen = (Sight.Seen) sight;
        List<Fact> facts = new ArrayList<>(facts(seen, runningFor(seen.job(), deadline)));
        seen.definition()
                .map(definition -> DefinitionFacts.of(expected, seen.job(), definition))
                .ifPresent(facts::add);
        return facts;
    }

    /** By the process table, since neither supervisor tells it in a way that a set clock leaves alone. */
    private @Nullable Duration runningFor(Job job, Deadline deadline) throws InterruptedException {
        if (job.state() != Job.State.RUNNING || job.pid().isEmpty()) {
            return null;
        }
        try {
            return ProcessTable.of(tools, deadline)
                    .find(job.pid().getAsLong())
                    .map(Seen::uptime)
                    .orElse(null);
        } catch (ProbeException | IOException untold) {
            // How the job is does not depend on it.
            return null;
        }
    }

    private List<Fact> facts(Sight.Seen seen, @Nullable Duration runningFor) {
        Job job = seen.job();
        List<String> absent = job.state() == Job.State.ABSENT
                ? List.of() // variables are not what it lacks
                : expected.environment().stream()
                        .filter(name -> !job.environment().containsKey(name))
                        .toList();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact.fact(seen, runningFor, job.environmentKnown() ? absent : List.of()));
        for (String name : absent) {
            String variable = "variable:" + name;
            facts.add(
                    job.environmentKnown()
                            ? new MissingVariable(
                                    expected.subject(),
                                    variable,
                                    expected.critical(),
                                    DefinitionFacts.defines(seen.definition(), name))
                            : new ProbeFailure(
                                    variable,
                                    expected.critical(),
                                    Reason.UNREADABLE_ANSWER,
                                    "cannot tell whether it reaches " + expected.subject()));
        }
        return facts;
    }

    static Reason reason(Sight.Trouble why) {
        return switch (why) {
            case DENIED -> Reason.DENIED;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOOL_MISSING -> Reason.TOOL_MISSING;
            case UNREADABLE -> Reason.UNREADABLE_ANSWER;
            case NO_SESSION -> Reason.UNREACHABLE;
        };
    }
}
