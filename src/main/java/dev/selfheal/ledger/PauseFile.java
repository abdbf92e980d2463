package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Pause;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Pauses, in a file of their own beside the kill switch, so that one can be set while a cycle runs. What cannot be read forbids
 * every fix until a person says {@code selfheal resume}. Safe for many threads and processes.
 */
public final class PauseFile {
    /** How long a pause may last. */
    public static final Duration LONGEST = Pauses.LONGEST;

    private static final int VERSION = 1;
    private static final String NAME = "pauses.json";
    private static final int LARGEST = 1 << 20;

    private final Path folder;
    private final Path file;
    private final Path killSwitch;
    private final Clock clock;

    /** @param state the state folder; it need not be there */
    public PauseFile(Path state, Clock clock) {
        this.folder = state;
        this.file = state.resolve(NAME);
        this.killSwitch = state.resolve(KillSwitch.NAME);
        this.clock = clock;
    }

    /**
     * What is paused at this moment, the kill switch included.
     *
     * @throws IOException if that cannot be told; it says what to do
     */
    public List<Pause> inForce() throws IOException {
        Instant now = clock.now();
        Pauses pauses = read();
        List<Pause> all = new ArrayList<>();
        KillSwitch.touched(killSwitch, now)
                .map(touched -> KillSwitch.pause(killSwitch, pauses.stoppedSince(touched, now)))
                .filter(pause -> now.isBefore(pause.until()))
                .ifPresent(all::add);
        all.addAll(pauses.inForce(now));
        return List.copyOf(all);
    }

    /** Pauses this subject from now on; an older pause of it is replaced. */
    public Pause pause(String subject, String reason, Duration length) throws IOException, InterruptedException {
        Instant now = clock.now();
        Pause pause = new Pause(subject, reason, now, now.plus(length));
        change(pauses -> pauses.settled(touched(), now).with(pause));
        return pause;
    }

    /**
     * Ends the pause of this subject; empty for all of them. What pauses everything includes the kill switch, which is removed.
     *
     * @return what was paused
     */
    public List<Pause> resume(Optional<String> subject) throws IOException, InterruptedException {
        List<Pause> ended = inForce().stream()
                .filter(pause -> subject.isEmpty() || subject.get().equals(pause.subject()))
                .toList();
        if (subject.isEmpty() || subject.get().equals(Pause.EVERYTHING)) {
            try {
                Files.deleteIfExists(killSwitch);
            } catch (IOException refused) {
                throw new IOException("the kill switch %s could not be removed: %s; remove it by hand"
                        .formatted(killSwitch, StateFolder.words(refused)));
            }
        }
        if (!read().list().isEmpty()) {
            change(pauses -> pauses.settled(touched(), clock.now()).without(subject));
        }
        return ended;
    }

    /** Moves a file that cannot be read out of the way. Returns where it is now; empty if it can be read. */
    public Optional<Path> moveAside() throws IOException, InterruptedException {
        return Exclusive.during(folder, NAME, clock, () -> {
            try {
                read();
                return Optional.empty();
            } catch (Unreadable damaged) {
                Path aside = folder.resolve(NAME + ".damaged-"
                        + clock.now().truncatedTo(ChronoUnit.MILLIS).toString().replace(":", ""));
                Files.move(file, aside);
                return Optional.of(aside);
            }
        });
    }

    /**
     * Remembers what clocks that were set must not make longer, and forgets what is over; for the holder of the {@link Lock}.
     *
     * @return why it could not be written
     */
    public Optional<String> settle() throws InterruptedException {
        try {
            Pauses pauses = read();
            if (!pauses.settled(touched(), clock.now()).equals(pauses)) {
                change(found -> found.settled(touched(), clock.now()));
            }
            return Optional.empty();
        } catch (Unreadable told) {
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(file + ": cannot be written: " + StateFolder.words(refused));
        }
    }

    private Optional<Instant> touched() {
        return KillSwitch.touched(killSwitch, clock.now());
    }

    private void change(UnaryOperator<Pauses> change) throws IOException, InterruptedException {
        Exclusive.during(folder, NAME, clock, () -> {
            Pauses changed = change.apply(read());
            AtomicFile.write(file, text(changed).getBytes(StandardCharsets.UTF_8));
            StateFolder.force(folder);
            return changed;
        });
    }

    /** It is there, and what is paused cannot be told. */
    private static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(Path file, String why) {
            super("%s cannot be read, so nothing is fixed: %s; to forget what was paused: selfheal resume"
                    .formatted(file, why));
        }
    }

    private Pauses read() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable(file, "it is larger than " + LARGEST + " bytes");
            }
            return parse(Records.parse(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException none) {
            return Pauses.NONE;
        } catch (Unreadable known) {
            throw known;
        } catch (IOException | RuntimeException unreadable) {
            throw new Unreadable(file, StateFolder.words(unreadable));
        }
    }

    private static Pauses parse(JsonNode root) throws IOException {
        int version = root.path("version").asInt();
        if (version != VERSION) {
            throw new IOException(
                    version > VERSION ? "a newer Selfheal wrote it (version " + version + ")" : "it says no version");
        }
        if (!root.path("pauses").isArray()) {
            throw new IOException("it holds no list of pauses");
        }
        List<Pause> list = new ArrayList<>();
        for (JsonNode pause : root.path("pauses")) {
            list.add(Records.read(pause, Pause.class, "$.pauses[" + list.size() + "]"));
        }
        return new Pauses(list, stop(root.get("stop")));
    }

    private static Pauses.@Nullable Seen stop(@Nullable JsonNode stop) {
        return stop == null
                ? null
                : new Pauses.Seen(
                        Instant.parse(stop.path("touched").asText()),
                        Instant.parse(stop.path("since").asText()));
    }

    private static String text(Pauses pauses) {
        ObjectNode root = Json.MAPPER.createObjectNode().put("version", VERSION);
        ArrayNode list = root.putArray("pauses");
        pauses.list().forEach(pause -> list.add(Records.write(pause)));
        if (pauses.stop() != null) {
            root.putObject("stop")
                    .put("touched", pauses.stop().touched().toString())
                    .put("since", pauses.stop().since().toString());
        }
        return root + "\n";
    }
}
