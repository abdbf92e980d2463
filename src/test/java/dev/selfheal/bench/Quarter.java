package dev.selfheal.bench;

import dev.selfheal.chronicle.Chronicler;
import dev.selfheal.chronicle.PastCycles;
import dev.selfheal.chronicle.PastCycles.Night;
import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.Result;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.verdict.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The summaries of 90 days: real outcomes of 30 facts each, through the real chronicler. Something heals within its cycle about
 * four times a day, something is down for longer once a day, one thing is down from the tenth day on, and now and then
 * something is noted or could not be checked.
 */
public final class Quarter {
    public static final int DAYS = 90;
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int SERVICES = 24;

    private final PastCycles machine;
    private final Random random;
    private final Path state;
    private final Chronicler chronicler;
    private final int aDay;
    private int longDown = -2;

    /** What was made of each, to compare with what is read. */
    public record Made(int cycles, int healedInCycle, int held, Instant begin, Instant end) {}

    /** @param aDay cycles a day: 288 are one every five minutes */
    public Quarter(Path state, ZoneId zone, Instant end, int aDay, long seed) {
        List<String> services =
                IntStream.range(0, SERVICES).mapToObj(i -> "s" + i).toList();
        this.machine = new PastCycles(end.minus(Duration.ofDays(DAYS)), services);
        this.state = state;
        this.chronicler = new Chronicler(state, zone);
        this.random = new Random(seed);
        this.aDay = aDay;
    }

    /** Writes it all. */
    public Made write() throws IOException {
        Instant begin = machine.now();
        int healed = 0;
        int held = 0;
        for (int i = 0; i < DAYS * aDay; i++) {
            boolean heals = random.nextInt(aDay) < 4;
            // What comes back within two cycles is the same incident.
            boolean holds = longDown == -2 && random.nextInt(aDay) < 1;
            healed += heals ? 1 : 0;
            held += holds ? 1 : 0;
            longDown = holds ? 6 : Math.max(-2, longDown - 1);
            int cycle = i;
            Outcome outcome = machine.cycle(night -> night(night, cycle, heals));
            machine.sleep(Duration.ofDays(1).dividedBy(aDay).minus(EVERY));
            if (i == DAYS * aDay - 1) {
                new History(state).replaceLatest(OutcomeJson.pretty(outcome));
            }
            chronicler.add(outcome, machine.incidents(), EVERY, rule -> "What rule " + rule + " is for.");
        }
        return new Made(DAYS * aDay, healed, held, begin, machine.now());
    }

    private Night night(Night night, int cycle, boolean heals) {
        for (int i = 0; i < 2; i++) {
            night.fact(new Disk(
                    "disk:/d" + i, "/d" + i, false, 5_000_000L * (cycle % 97), 1L << 40, 1L << 30, null, null));
            night.fact(new Log("log:~/l" + i, "/l" + i, false, 1000L * cycle, 1L << 30, 2, true, 50L, 3, List.of()));
        }
        if (heals) {
            night.healed("s" + random.nextInt(8));
        }
        if (longDown > 0) {
            night.held("s10", "hold.budget-hour", machine.now().plusSeconds(600));
        }
        if (cycle >= 10 * aDay) {
            night.down("s11");
            if (cycle % aDay == 0) {
                night.tried("s11", Result.NOT_HEALED);
            }
        }
        if (cycle % aDay == 3) {
            night.find(Finding.info("selfheal.missed", "selfheal", "2 cycles did not run before this one"));
            night.unknown("s12").problem("the heartbeat did not reach example.org: status 500");
        }
        return night;
    }

    /** Writes them into a state folder, so that they can be looked at. */
    public static void main(String[] arguments) throws IOException {
        Made made = new Quarter(
                        Path.of(arguments[0]), ZoneId.systemDefault(), Instant.now(), Integer.parseInt(arguments[1]), 1)
                .write();
        System.out.println(made);
    }
}
