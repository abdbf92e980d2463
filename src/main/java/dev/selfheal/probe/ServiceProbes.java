package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Check;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Services: by HTTP, by a TCP connection, or by their process. */
public final class ServiceProbes implements ProbeKind {
    /** Long enough for a lost packet or a restart of a worker to pass. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(200);

    private static final Duration SLACK = Duration.ofMillis(300);

    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        Tools tools = Tools.of(inventory, doors);
        return inventory.entries(ServiceEntry.class).stream()
                .<Probe>map(entry -> new ServiceProbe(entry, way(entry.check(), doors, tools), doors.clock()))
                .toList();
    }

    private static Look.Way way(Check check, Doors doors, Tools tools) {
        if (check instanceof Check.Http http) {
            return new HttpLook(http, doors.http());
        }
        return check instanceof Check.Tcp tcp
                ? new TcpLook(tcp, doors.clock())
                : new RunningLook((Check.Running) check, tools, doors.clock());
    }

    private record ServiceProbe(ServiceEntry entry, Look.Way way, Clock clock) implements EntryProbe {
        /** Twice its own time, since nobody is called sick at first sight. */
        @Override
        public Duration within() {
            return entry.check().within().multipliedBy(2).plus(SECOND_LOOK).plus(SLACK);
        }

        @Override
        public List<Fact> look(Deadline deadline) throws ProbeException, IOException, InterruptedException {
            Look seen = way.look(deadline);
            if (seen.state() != ServiceState.UP && deadline.left().compareTo(SECOND_LOOK) > 0) {
                clock.pause(SECOND_LOOK);
                seen = second(seen, deadline);
            }
            Seen process = seen.process();
            return List.of(new Service(
                    subject(),
                    seen.state(),
                    critical(),
                    seen.detail(),
                    entry.runBy().map(RunBy::target).orElse(null),
                    seen.status(),
                    seen.latency(),
                    entry.check().within(),
                    process == null ? null : Long.valueOf(process.pid()),
                    process == null ? null : process.uptime(),
                    process == null ? null : process.memoryBytes(),
                    entry.startWithin()));
        }

        /** A second look that the observation's end would cut short proves nothing: then the first one stands. */
        private Look second(Look first, Deadline deadline) throws ProbeException, IOException, InterruptedException {
            return deadline.left().compareTo(entry.check().within()) < 0 ? first : way.look(deadline);
        }
    }
}
