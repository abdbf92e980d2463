package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.State;
import dev.selfheal.supervisor.Sight.Trouble;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The launchd of this user's graphical session, through {@code launchctl}. */
public final class Launchctl implements Supervisor {
    private static final String NO_SESSION = "no graphical session of this user (over SSH, or nobody is logged in): ";

    private static final Path PLUTIL = Path.of("/usr/bin/plutil");

    private final LaunchctlCalls calls;
    private final AgentFiles files;
    private final DefinitionExam definitions;
    private final AgentLoad load;
    private final AgentOrders orders;

    /**
     * @param tool {@code /bin/launchctl}
     * @param uid of the user whose session it is
     * @param home of the same user
     */
    public Launchctl(Programs programs, Clock clock, String tool, long uid, Path home) {
        this.calls = new LaunchctlCalls(new Tool(programs, List.of(tool)), uid);
        Definitions read = new Definitions(
                Files.isExecutable(PLUTIL)
                        ? Optional.of(new Tool(programs, List.of(PLUTIL.toString())))
                        : Optional.empty());
        this.files = new AgentFiles(home, read);
        this.definitions = new DefinitionExam(home, read);
        this.load = new AgentLoad(calls, clock, files, definitions);
        this.orders = new AgentOrders(calls, clock, this::one, load, definitions);
    }

    LaunchctlCalls calls() {
        return calls;
    }

    AgentLoad load() {
        return load;
    }

    @Override
    public String kind() {
        return "agent";
    }

    /** Where it is absent under a label of Homebrew's, its other label is looked at too; the job then has that name. */
    @Override
    public Sight look(String label, Deadline deadline) throws InterruptedException {
        if (!Labels.plain(label)) {
            return new Sight.CannotTell(Trouble.UNREADABLE, "not the label of one job: " + label);
        }
        Sight own = one(label, deadline);
        Optional<String> sibling = Labels.sibling(label);
        if (sibling.isEmpty() || !absent(own)) {
            return own;
        }
        Sight other = one(sibling.get(), deadline);
        boolean better = !absent(other)
                || (files.of(label, deadline).isEmpty()
                        && files.of(sibling.get(), deadline).isPresent());
        return other instanceof Sight.Seen && better ? other : own;
    }

    private Sight one(String label, Deadline deadline) throws InterruptedException {
        Asked asked = calls.print(label, deadline);
        if (asked instanceof Asked.Unasked not) {
            return new Sight.CannotTell(not.why(), not.detail());
        }
        if (asked.ended(LaunchctlCalls.NO_SERVICE)) {
            Optional<String> file = files.of(label, deadline).map(Path::toString);
            return seen(Job.absent(label, calls.enabled(label, deadline), file), Optional.empty(), deadline);
        }
        if (!asked.ended(0)) {
            return LaunchctlCalls.noSession(asked)
                    ? new Sight.CannotTell(Trouble.NO_SESSION, NO_SESSION + "launchctl print: " + asked.said())
                    : new Sight.CannotTell(Trouble.UNREADABLE, LaunchctlErrors.said("print", asked));
        }
        PrintText text = new PrintText(label, ((Asked.Answered) asked).output());
        JobPrint print = new JobPrint(label, text);
        Optional<State> state = print.state();
        return state.isPresent()
                ? seen(
                        print.job(state.get(), calls.enabled(label, deadline)),
                        Optional.of(new LoadedDefinition(text)),
                        deadline)
                : new Sight.CannotTell(Trouble.UNREADABLE, "launchctl print: " + print.trouble());
    }

    private Sight seen(Job job, Optional<LoadedDefinition> loaded, Deadline deadline) throws InterruptedException {
        return new Sight.Seen(job, definitions.of(job, loaded, deadline), Optional.empty());
    }

    private static boolean absent(Sight sight) {
        return sight instanceof Sight.Seen seen && seen.job().state() == State.ABSENT;
    }

    /** As launchd says of a loaded one, and for another as its property list does. */
    @Override
    public List<Path> outputs(String label, Deadline deadline) throws InterruptedException {
        if (!Labels.plain(label)) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(label));
        Labels.sibling(label).ifPresent(names::add);
        for (String name : names) {
            Asked asked = calls.print(name, deadline);
            if (asked instanceof Asked.Answered answered && answered.status() == 0) {
                return Outputs.files(new JobPrint(name, answered.output()).outputs());
            }
        }
        for (String name : names) {
            Optional<Path> file = files.of(name, deadline);
            if (file.isPresent()) {
                return Outputs.files(files.outputs(file.get(), deadline));
            }
        }
        return List.of();
    }

    @Override
    public Optional<JobOutline> outline(String label, Deadline deadline) throws InterruptedException {
        Optional<Path> file = files.of(label, deadline);
        return file.isPresent() ? files.outline(file.get(), deadline) : Optional.empty();
    }

    @Override
    public List<String> jobs(Deadline deadline) throws InterruptedException {
        return files.labels(deadline);
    }

    @Override
    public Move load(String label, Deadline deadline) throws InterruptedException {
        return move(label, deadline, orders::load);
    }

    @Override
    public Move start(String label, Deadline deadline) throws InterruptedException {
        return move(label, deadline, orders::start);
    }

    @Override
    public Move restart(String label, Deadline deadline) throws InterruptedException {
        return move(label, deadline, orders::restart);
    }

    @Override
    public Move reload(String label, Deadline deadline) throws InterruptedException {
        return move(label, deadline, orders::reload);
    }

    @Override
    public Move enable(String label, boolean start, Deadline deadline) throws InterruptedException {
        return move(label, deadline, (job, until) -> orders.enable(job, start, until));
    }

    private Move move(String label, Deadline deadline, Moving moving) throws InterruptedException {
        if (Labels.apples(label)) {
            return new Move.Refused("Apple's own jobs are left alone");
        }
        if (!Labels.plain(label)) {
            return new Move.Refused("not the label of one job: " + label);
        }
        Sight sight = look(label, deadline);
        if (!(sight instanceof Sight.Seen seen)) {
            return new Move.Unknown(((Sight.CannotTell) sight).detail());
        }
        Move moved = moving.move(seen.job(), deadline);
        return seen.job().name().equals(label) ? moved : moved.of(seen.job().name());
    }

    /** Moves a job that was just looked at. */
    private interface Moving {
        Move move(Job job, Deadline deadline) throws InterruptedException;
    }
}
