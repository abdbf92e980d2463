package dev.selfheal.diagnosis;

import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The machine in a few short lines, for whoever is asked what ails it. */
final class HostWords {
    private static final double GIB = 1 << 30;

    private HostWords() {}

    static List<String> of(Collection<Fact> facts) {
        List<String> lines = new ArrayList<>();
        Optional<Instant> now = facts.stream()
                .filter(Cycle.class::isInstance)
                .map(fact -> ((Cycle) fact).at())
                .findFirst();
        for (Fact fact : facts) {
            if (fact instanceof Host host) {
                describe(host, now, lines);
            } else if (fact instanceof Disk disk) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f of %.1f GiB free",
                        disk.subject(),
                        disk.freeBytes() / GIB,
                        disk.totalBytes() / GIB));
            } else if (fact instanceof Cycle cycle && (cycle.woke() || cycle.booted())) {
                lines.add(cycle.booted() ? "the machine has just booted" : "the machine has just woken from sleep");
            }
        }
        return lines;
    }

    private static void describe(Host host, Optional<Instant> now, List<String> lines) {
        Instant booted = host.bootedAt();
        if (booted != null && now.isPresent()) {
            Duration up = Duration.between(booted, now.get());
            lines.add("up for " + (up.toDays() > 0 ? up.toDays() + " days" : up.toHours() + " hours"));
        }
        if (host.load1() != null) {
            lines.add(String.format(Locale.ROOT, "load %.2f on %d cores", host.load1(), host.cpus()));
        }
        if (host.memoryBytes() != null && host.availableBytes() != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%.1f of %.1f GiB memory available",
                    host.availableBytes() / GIB,
                    host.memoryBytes() / GIB));
        }
        if (host.swapBytes() != null && host.swapUsedBytes() != null && host.swapBytes() > 0) {
            lines.add(String.format(
                    Locale.ROOT, "%.1f of %.1f GiB swap used", host.swapUsedBytes() / GIB, host.swapBytes() / GIB));
        }
    }
}
