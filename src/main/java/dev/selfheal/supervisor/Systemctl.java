package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.State;
import dev.selfheal.supervisor.Sight.Trouble;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The systemd manager of this user, through {@code systemctl --user}. */
public final class Systemctl implements Supervisor {
    // systemd.unit(5) without what systemctl would take as a pattern or an option.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}");
    private static final Duration ASKING = Duration.ofSeconds(5);

    private final Tool tool;
    private final UnitOrders orders;
    private final Path unitFiles;
    private final Path proc;

    /**
     * @param tool {@code systemctl}, or its absolute path
     * @param unitFiles the owner's unit files: {@code ~/.config/systemd/user}
     * @param proc {@code /proc}
     */
    public Systemctl(Programs programs, String tool, Path unitFiles, Path proc) {
        this.tool = new Tool(programs, List.of(tool, "--user", "--no-pager", "--no-ask-password"));
        this.orders = new UnitOrders(this.tool, this::show);
        this.unitFiles = unitFiles;
        this.proc = proc;
    }

    @Override
    public String kind() {
        return "unit";
    }

    @Override
    public Sight look(String name, Deadline deadline) throws InterruptedException {
        Shown shown = show(name, deadline);
        if (shown instanceof Shown.Not not) {
            return new Sight.CannotTell(not.why(), not.detail());
        }
        UnitShow unit = ((Shown.As) shown).unit();
        State state = ((Shown.As) shown).state();
        Job job = unit.job(name, state, environment(unit, state, deadline));
        return new Sight.Seen(job, Optional.empty(), StartLimit.left(unit, proc));
    }

    /** One unit's properties, or why they cannot be told. */
    private Shown show(String name, Deadline deadline) throws InterruptedException {
        if (!named(name)) {
            return new Shown.Not(Trouble.UNREADABLE, "not the name of one unit: " + name);
        }
        Asked asked = tool.ask(ASKING, deadline, "show", "--property=" + UnitShow.PROPERTIES, "--", name);
        if (asked instanceof Asked.Unasked not) {
            return new Shown.Not(not.why(), not.detail());
        }
        Asked.Answered answered = (Asked.Answered) asked;
        if (answered.status() != 0) {
            return new Shown.Not(trouble(answered.errors()), "systemctl show: " + answered.said());
        }
        UnitShow unit = new UnitShow(answered.output());
        Optional<State> state = unit.readable() ? unit.state() : Optional.empty();
        return state.<Shown>map(known -> new Shown.As(unit, known))
                .orElseGet(() -> new Shown.Not(
                        Trouble.UNREADABLE,
                        "systemctl show: unknown state '%s/%s/%s'"
                                .formatted(unit.text("LoadState"), unit.text("ActiveState"), unit.text("SubState"))));
    }

    /** {@code Failed to connect to bus: } and the C library's word for the errno. */
    static Trouble trouble(String errors) {
        if (errors.contains("Permission denied") || errors.contains("Operation not permitted")) {
            return Trouble.DENIED;
        }
        return errors.contains("Failed to connect to") ? Trouble.NO_SESSION : Trouble.UNREADABLE;
    }

    private UnitEnvironment.Reached environment(UnitShow unit, State state, Deadline deadline)
            throws InterruptedException {
        if (state == State.ABSENT) {
            return new UnitEnvironment.Reached(Map.of(), true);
        }
        long pid = unit.number("MainPID");
        Optional<Map<String, String>> own = pid > 0 ? UnitEnvironment.ofProcess(proc, pid) : Optional.empty();
        return own.isPresent()
                ? new UnitEnvironment.Reached(own.get(), true)
                : UnitEnvironment.ofDefinition(unit, manager(deadline));
    }

    private Optional<Map<String, String>> manager(Deadline deadline) throws InterruptedException {
        return tool.ask(ASKING, deadline, "show", "--property=Environment") instanceof Asked.Answered answered
                        && answered.status() == 0
                ? Optional.of(UnitEnvironment.words(new UnitShow(answered.output()).text("Environment")))
                : Optional.empty();
    }

    /** As its files say with all that was dropped in beside them: {@code systemctl show} keeps the paths to itself. */
    @Override
    public List<Path> outputs(String name, Deadline deadline) throws InterruptedException {
        if (!named(name)
                || !(tool.ask(ASKING, deadline, "cat", "--", name) instanceof Asked.Answered answered)
                || answered.status() != 0) {
            return List.of();
        }
        UnitOutputs outputs = new UnitOutputs(name, answered.output());
        Optional<String> home =
                outputs.needHome() ? manager(deadline).map(variables -> variables.get("HOME")) : Optional.empty();
        return Outputs.files(outputs.paths(home));
    }

    @Override
    public Optional<JobOutline> outline(String name, Deadline deadline) throws InterruptedException {
        if (!named(name)
                || !(tool.ask(ASKING, deadline, "show", "--property=" + Outlines.PROPERTIES, "--", name)
                        instanceof Asked.Answered answered)
                || answered.status() != 0) {
            return Optional.empty();
        }
        UnitShow unit = new UnitShow(answered.output());
        return unit.readable() ? Optional.of(Outlines.of(unit, outputs(name, deadline))) : Optional.empty();
    }

    /** Service files in the owner's folder. Templates are no jobs, and a masked one is not wanted. */
    @Override
    public List<String> jobs(Deadline deadline) {
        try (Stream<Path> files = Files.list(unitFiles)) {
            return files.filter(file -> file.toString().endsWith(".service") && Files.isRegularFile(file))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("@."))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    @Override
    public Move load(String name, Deadline deadline) throws InterruptedException {
        return named(name) ? orders.load(name, deadline) : nonsense(name);
    }

    @Override
    public Move start(String name, Deadline deadline) throws InterruptedException {
        return named(name) ? orders.start(name, deadline) : nonsense(name);
    }

    @Override
    public Move restart(String name, Deadline deadline) throws InterruptedException {
        return named(name) ? orders.restart(name, deadline) : nonsense(name);
    }

    @Override
    public Move reload(String name, Deadline deadline) throws InterruptedException {
        return named(name) ? orders.reload(name, deadline) : nonsense(name);
    }

    private static boolean named(String name) {
        return NAME.matcher(name).matches();
    }

    private static Move nonsense(String name) {
        return new Move.Refused("not the name of one unit: " + name);
    }

    /** One unit as shown, or not. */
    sealed interface Shown {
        record As(UnitShow unit, State state) implements Shown {}

        record Not(Trouble why, String detail) implements Shown {}
    }

    /** Shows one unit. */
    interface Showing {
        Shown show(String name, Deadline deadline) throws InterruptedException;
    }
}
