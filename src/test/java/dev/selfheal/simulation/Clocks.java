package dev.selfheal.simulation;

import dev.selfheal.sys.Clock;
import dev.selfheal.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What the clocks of a simulated machine show, and the true time since its story began, which none of them shows. Probes wait
 * side by side, so that only the pauses of the thread that lives the story take time.
 */
final class Clocks implements Clock {
    private final FakeClock shown = new FakeClock();
    private final Thread life = Thread.currentThread();
    private Duration elapsed = Duration.ZERO;
    private Instant booted;

    /** @param up how long the machine has been up when the story begins */
    Clocks(Duration up) {
        booted = shown.now().minus(up);
    }

    /** Time goes by while the machine is awake. */
    synchronized void pass(Duration time) {
        elapsed = elapsed.plus(time);
        shown.advance(time);
    }

    /** The machine sleeps. */
    synchronized void sleep(Duration time) {
        elapsed = elapsed.plus(time);
        shown.jump(time);
    }

    /** Somebody sets the wall clock. */
    synchronized void set(Duration by) {
        booted = booted.plus(by);
        shown.jump(by);
    }

    /** The machine is off for that long and boots. */
    synchronized void boot(Duration off) {
        elapsed = elapsed.plus(off);
        shown.boot(off);
        booted = shown.now();
    }

    /** The true time since the story began. */
    synchronized Duration elapsed() {
        return elapsed;
    }

    /** The true time of what the wall clock, as it is set now, showed. */
    synchronized Duration then(Instant wall) {
        return elapsed.minus(Duration.between(wall, shown.now()));
    }

    /** When it booted, by the wall clock of now. */
    synchronized Instant booted() {
        return booted;
    }

    @Override
    public Instant now() {
        return shown.now();
    }

    @Override
    public long nanos() {
        return shown.nanos();
    }

    @Override
    public ZoneId zone() {
        return shown.zone();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("paused while interrupted");
        }
        if (Thread.currentThread() == life && !time.isNegative()) {
            pass(time);
        }
    }
}
