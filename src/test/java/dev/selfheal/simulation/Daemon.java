package dev.selfheal.simulation;

import dev.selfheal.supervisor.Job;
import dev.selfheal.sys.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A job of the scripted machine and the service that it runs. What it does is decided by what the script makes of it. */
final class Daemon {
    final String name;
    final int port;
    /** From its start until it serves. */
    Duration startup = Duration.ofSeconds(1);
    /** What the inventory allows for that. */
    Duration allowed = Duration.ofSeconds(30);
    /** Whether it tells its supervisor when it is ready, which until then calls it starting. */
    boolean notifies;
    /** Ends with an error as soon as it runs. */
    boolean crashes;
    /** Runs and answers wrongly. */
    boolean hangs;
    /** A restart cures what {@link #hangs}. */
    boolean curable = true;
    /** What it hangs upon is in its definition: only where that is read anew is it cured. */
    boolean stale;
    /** Nobody can ask about it. */
    boolean hidden;

    boolean disabled;
    final List<Daemon> needs = new ArrayList<>();
    final Set<String> wants = new TreeSet<>();
    final Set<String> lost = new TreeSet<>();
    /** What Selfheal did to it. */
    final List<Order> orders = new ArrayList<>();
    /** Those of {@link #orders} that had its definition read anew. */
    final List<Duration> reloads = new ArrayList<>();

    private Duration since = Duration.ofDays(-1);
    private Duration served = since;
    private boolean running = true;
    private boolean failed;
    private long starts = 1;

    /**
     * An order of Selfheal's.
     *
     * @param served whether it was well all the same
     * @param lacking whether something that it needs had not been well for a cycle
     * @param starting how long it had been coming up, where it still was
     */
    record Order(Duration at, boolean served, boolean lacking, Optional<Duration> starting) {}

    Daemon(String name, int port) {
        this.name = name;
        this.port = port;
    }

    /**
     * @param time from its start until it serves
     * @param inventory what the inventory allows for that
     */
    Daemon startup(Duration time, Duration inventory) {
        startup = time;
        allowed = inventory;
        return this;
    }

    String target() {
        return "unit:" + name;
    }

    String subject() {
        return "service:" + name.replace(".service", "");
    }

    /** As the inventory has it. */
    String entry(boolean critical) {
        String id = name.replace(".service", "");
        List<String> on =
                needs.stream().map(other -> other.name.replace(".service", "")).toList();
        return "  - {id: " + id + ", critical: " + critical + ", http: {url: 'http://127.0.0.1:" + port + "/'},"
                + " run_by: {unit: " + name + "}, start_within: " + allowed.toSeconds() + "s"
                + (on.isEmpty() ? "" : ", depends_on: " + on) + "}\n";
    }

    Daemon needs(Daemon other) {
        needs.add(other);
        return this;
    }

    /** It is started or restarted by Selfheal. */
    void ordered(Duration now, boolean again) {
        orders.add(new Order(
                now,
                serves(now),
                needs.stream()
                        .anyMatch(other ->
                                !other.hidden && now.minus(other.served).compareTo(Duration.ofMinutes(5)) > 0),
                running && !ready(now) ? Optional.of(now.minus(since)) : Optional.empty()));
        if (again || !running) {
            start(now);
        }
    }

    /** Its definition is read anew by Selfheal. */
    void reloaded(Duration now) {
        reloads.add(now);
        ordered(now, true);
        hangs &= !stale;
    }

    /** Starts it, as its supervisor does. */
    void start(Duration now) {
        since = now;
        running = true;
        failed = false;
        starts++;
        hangs &= !curable;
    }

    /** It ends. */
    void end(boolean wrongly) {
        running = false;
        failed = wrongly;
    }

    /** What became of it by itself until now. */
    void settle(Duration now) {
        if (running && now.compareTo(since) > 0 && (crashes || !lost.isEmpty())) {
            end(true);
        }
        if (serves(now)) {
            served = now;
        }
    }

    long pid() {
        return 100L * port + starts;
    }

    Duration since() {
        return since;
    }

    boolean runs() {
        return running;
    }

    private boolean ready(Duration now) {
        return running && now.minus(since).compareTo(startup) >= 0;
    }

    boolean serves(Duration now) {
        return ready(now) && !hangs && needs.stream().allMatch(other -> other.serves(now));
    }

    Reply answer(Duration now) {
        if (!ready(now)) {
            return new Reply.Refused("connection refused");
        }
        int status = hangs ? 500 : serves(now) ? 200 : 502;
        return new Reply.Answered(status, "text/plain", "", false, Duration.ofMillis(7));
    }

    Job job(Duration now) {
        Map<String, String> environment = new TreeMap<>();
        wants.stream().filter(variable -> !lost.contains(variable)).forEach(variable -> environment.put(variable, "x"));
        return new Job(
                name,
                state(now),
                disabled ? Job.Enabled.DISABLED : Job.Enabled.ENABLED,
                Optional.of("/units/" + name),
                running ? OptionalLong.of(pid()) : OptionalLong.empty(),
                failed ? OptionalInt.of(1) : OptionalInt.empty(),
                OptionalInt.empty(),
                failed ? Optional.of("exit-code") : Optional.empty(),
                OptionalLong.of(starts),
                environment,
                true,
                OptionalInt.empty());
    }

    private Job.State state(Duration now) {
        if (running) {
            return notifies && !ready(now) ? Job.State.STARTING : Job.State.RUNNING;
        }
        return failed ? Job.State.FAILED : Job.State.IDLE;
    }
}
