package dev.selfheal.probe.log;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeException;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is new in one log. Asked again within a cycle it goes on from where it was, so that what was rotated away in
 * between stays counted; a new cycle begins where what the notebook holds is no longer what this cycle began with.
 */
final class LogProbe implements Probe {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final LogEntry entry;
    private final String subject;
    private final Path path;
    private final Doors doors;
    private @Nullable Reading reading;
    private Optional<String> began = Optional.empty();

    LogProbe(LogEntry entry, Path path, String shown, Doors doors) {
        this.entry = entry;
        this.subject = "log:" + shown;
        this.path = path;
        this.doors = doors;
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public boolean critical() {
        return entry.critical();
    }

    @Override
    public Duration within() {
        return WITHIN;
    }

    @Override
    public synchronized List<Fact> look(Deadline deadline) throws ProbeException, IOException, InterruptedException {
        String key = "log:" + path;
        Optional<String> committed = doors.notebook().read(key);
        Reading reading = this.reading;
        if (reading == null || !committed.equals(began)) {
            began = committed;
            reading = new Reading(path, doors.clock(), committed.flatMap(LogState::parse));
        }
        // Whatever goes wrong in the middle must not be taken up there: it would be counted twice.
        this.reading = null;
        try {
            reading.go(deadline);
        } catch (ClosedByInterruptException stop) {
            throw new InterruptedException();
        } catch (IOException failure) {
            throw Denial.of(failure).orElseThrow(() -> failure);
        }
        this.reading = reading;
        reading.state().ifPresent(state -> doors.notebook().write(key, state.json()));
        return List.of(new Log(
                subject,
                path.toString(),
                entry.critical(),
                reading.size(),
                entry.maxSize().orElse(null),
                reading.errors(),
                reading.timed(),
                entry.maxErrorsPerHour().orElse(null),
                entry.keep(),
                reading.samples()));
    }

    /** "Not allowed" in the system's two ways of saying it; macOS protects folders by the second. */
    static final class Denial {
        private Denial() {}

        static Optional<ProbeException> of(IOException failure) {
            boolean denied = failure instanceof AccessDeniedException
                    || String.valueOf(failure.getMessage()).contains("Operation not permitted");
            return denied
                    ? Optional.of(new ProbeException(Reason.DENIED, "may not read " + failure.getMessage()))
                    : Optional.empty();
        }
    }
}
