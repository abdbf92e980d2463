package dev.selfheal.probe;

import dev.selfheal.fact.Directory;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Presence;
import dev.selfheal.inventory.DirectoryEntry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Directories: there, and of the right owner and mode. */
public final class DirectoryProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(DirectoryEntry.class).stream()
                .<Probe>map(DirectoryProbe::new)
                .toList();
    }

    private record DirectoryProbe(DirectoryEntry entry) implements EntryProbe {
        @Override
        public Duration within() {
            return Limits.FILE_SYSTEM;
        }

        @Override
        public List<Fact> look(Deadline deadline) throws IOException {
            Optional<BasicFileAttributes> seen = Paths.look(entry.path());
            if (seen.isEmpty()) {
                return List.of(fact(Presence.ABSENT, null, null));
            }
            if (!seen.get().isDirectory()) {
                return List.of(fact(Presence.WRONG_KIND, null, null));
            }
            return List.of(fact(
                    Presence.PRESENT,
                    Rights.owner(entry.path(), entry.owner()),
                    Rights.mode(entry.path(), entry.mode())));
        }

        private Directory fact(Presence presence, @Nullable String owner, @Nullable String mode) {
            return new Directory(
                    subject(),
                    entry.path().toString(),
                    presence,
                    critical(),
                    entry.create(),
                    owner,
                    entry.owner().orElse(null),
                    mode,
                    Rights.wanted(entry.mode()));
        }
    }
}
