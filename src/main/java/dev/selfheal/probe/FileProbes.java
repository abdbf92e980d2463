package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.File;
import dev.selfheal.fact.Presence;
import dev.selfheal.inventory.FileEntry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files: there, fresh, of the right size and rights. */
public final class FileProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(FileEntry.class).stream()
                .<Probe>map(entry -> new FileProbe(entry, doors.clock()))
                .toList();
    }

    private record FileProbe(FileEntry entry, Clock clock) implements EntryProbe {
        @Override
        public Duration within() {
            return Limits.FILE_SYSTEM;
        }

        @Override
        public List<Fact> look(Deadline deadline) throws IOException {
            Optional<BasicFileAttributes> seen = Paths.look(entry.path());
            if (seen.isEmpty()) {
                return List.of(fact(Presence.ABSENT, null, null, null, null));
            }
            BasicFileAttributes is = seen.get();
            if (is.isDirectory()) {
                return List.of(fact(Presence.WRONG_KIND, null, null, null, null));
            }
            Duration age = Duration.between(is.lastModifiedTime().toInstant(), clock.now());
            return List.of(fact(
                    Presence.PRESENT,
                    age.isNegative() ? Duration.ZERO : age,
                    is.size(),
                    Rights.owner(entry.path(), entry.owner()),
                    Rights.mode(entry.path(), entry.mode())));
        }

        private File fact(
                Presence presence,
                @Nullable Duration age,
                @Nullable Long size,
                @Nullable String owner,
                @Nullable String mode) {
            return new File(
                    subject(),
                    entry.path().toString(),
                    presence,
                    critical(),
                    age,
                    entry.maxAge().orElse(null),
                    size,
                    entry.minSize().orElse(null),
                    entry.maxSize().orElse(null),
                    owner,
                    entry.owner().orElse(null),
                    mode,
                    Rights.wanted(entry.mode()));
        }
    }
}
