package dev.selfheal.probe;

import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.DiskEntry;
import dev.selfheal.inventory.DiskEntry.MinFree;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Ran;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Disks: space that this user can still write, and inodes where they can run out. */
public final class DiskProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        Tools tools = Tools.of(inventory, doors);
        return inventory.entries(DiskEntry.class).stream()
                .<Probe>map(entry -> new DiskProbe(entry, tools))
                .toList();
    }

    /** The limit in bytes. */
    static long bytes(MinFree limit, long total) {
        if (limit instanceof MinFree.Percent share) {
            return (long) Math.ceil(total * share.percent() / 100);
        }
        return ((MinFree.Bytes) limit).bytes();
    }

    private record DiskProbe(DiskEntry entry, Tools tools) implements EntryProbe {
        @Override
        public Duration within() {
            return Limits.FILE_SYSTEM;
        }

        @Override
        public List<Fact> look(Deadline deadline) throws ProbeException, IOException, InterruptedException {
            if (Paths.look(entry.path()).isEmpty()) {
                throw new ProbeException(Reason.UNREACHABLE, "there is no " + entry.written() + " to measure");
            }
            // Not Files.getFileStore: that one searches the table of mounts, and fails where a container hides it.
            File path = entry.path().toFile();
            long total = path.getTotalSpace();
            long free = path.getUsableSpace();
            if (total <= 0) {
                throw new ProbeException(Reason.UNREADABLE_ANSWER, "the platform tells no size of " + entry.written());
            }
            Optional<Inodes> inodes = tools.linux() ? Inodes.of(entry.path(), tools, deadline) : Optional.empty();
            return List.of(new Disk(
                    subject(),
                    entry.path().toString(),
                    critical(),
                    free,
                    total,
                    bytes(entry.minFree(), total),
                    inodes.map(Inodes::free).orElse(null),
                    inodes.map(Inodes::total).orElse(null)));
        }
    }

    /** Counts of {@code df -Pi}; the JDK does not tell them. APFS makes them as needed, so macOS is not asked. */
    record Inodes(long total, long free) {
        static Optional<Inodes> of(java.nio.file.Path path, Tools tools, Deadline deadline)
                throws InterruptedException {
            Ran ran = tools.run(deadline.left(), "df", "-Pi", "--", path.toString());
            return ran instanceof Ran.Exited done && done.status() == 0 ? read(done.output()) : Optional.empty();
        }

        /** The second line; columns are counted from the percentage, since names of sources may hold blanks. */
        static Optional<Inodes> read(String output) {
            List<String> lines = output.lines().toList();
            String[] words =
                    lines.size() < 2 ? new String[0] : lines.get(1).trim().split("\\s+");
            for (int i = 4; i < words.length; i++) {
                if (words[i].matches("\\d+%")
                        && words[i - 1].matches("\\d{1,18}")
                        && words[i - 3].matches("\\d{1,18}")) {
                    long total = Long.parseLong(words[i - 3]);
                    return total == 0 ? Optional.empty() : Optional.of(new Inodes(total, Long.parseLong(words[i - 1])));
                }
            }
            return Optional.empty();
        }
    }
}
