package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.List;

/** The machine itself: always one probe. What the platform does not tell stays null. */
public final class HostProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return List.of(new HostProbe(Tools.of(inventory, doors), doors.clock()));
    }

    private record HostProbe(Tools tools, Clock clock) implements Probe {
        @Override
        public String subject() {
            return "host";
        }

        @Override
        public boolean critical() {
            return false;
        }

        @Override
        public Duration within() {
            return Limits.TOOL;
        }

        @Override
        public List<Fact> look(Deadline deadline) throws InterruptedException {
            return List.of(
                    tools.linux()
                            ? new LinuxHost(tools.root().resolve("proc"), clock).look()
                            : MacHost.look(tools, clock, deadline));
        }
    }
}
