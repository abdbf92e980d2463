package dev.selfheal.cycle;

import dev.selfheal.inventory.Beat;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.Request;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.WebPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A sign of life that something else can watch: the absence of a monitor is invisible to itself. */
final class Heartbeat {
    private static final int MOST_OUTPUT = 4096;

    private final Beat beat;
    private final Programs programs;
    private final Http http;

    Heartbeat(Beat beat, Programs programs, Http http) {
        this.beat = beat;
        this.programs = programs;
        this.http = http;
    }

    /**
     * Leaves it wherever the inventory wants it: in the file, when this cycle was at its end; of what was observed, nothing
     * anywhere. Returns what kept it from being left.
     */
    List<String> leave(String cycle, Instant now) throws InterruptedException {
        Optional<String> unwritten = beat.file().flatMap(file -> write(file, cycle, now));
        Optional<String> unrun = beat.command().isEmpty() ? Optional.empty() : run(beat.command());
        Optional<String> unasked = beat.url().flatMap(this::ask);
        return Stream.of(unwritten, unrun, unasked).flatMap(Optional::stream).toList();
    }

    private static Optional<String> write(Path file, String cycle, Instant now) {
        try {
            AtomicFile.write(file, (now + " " + cycle + "\n").getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("the heartbeat " + file + " could not be written: " + refused.getMessage());
        }
    }

    private Optional<String> run(List<String> command) throws InterruptedException {
        Path program = Path.of(command.get(0));
        Optional<String> risk =
                Files.exists(program) ? Strangers.toThisProcess().canWrite(program) : Optional.empty();
        String whose = "the heartbeat's program " + program + " ";
        if (risk.isPresent()) {
            return risk.map(why -> whose + why);
        }
        Ran ran = programs.run(new Invocation(command, Map.of(), "", beat.within(), MOST_OUTPUT));
        if (ran instanceof Ran.Exited exited) {
            return exited.status() == 0
                    ? Optional.empty()
                    : Optional.of(whose + "ended with exit status " + exited.status());
        }
        return Optional.of(
                ran instanceof Ran.TimedOut
                        ? whose + "was ended: it took longer than "
                                + beat.within().toMillis() + " ms"
                        : whose + (ran instanceof Ran.Missing ? "is not there" : "may not be executed"));
    }

    private Optional<String> ask(URI url) {
        WebPlace place = new WebPlace(url);
        return place.failure(http.send(new Request(
                        beat.method(),
                        place.bare(),
                        beat.method().equals(Beat.GET) ? null : "",
                        beat.within(),
                        MOST_OUTPUT,
                        beat.within(),
                        place.with(Map.of()))))
                .map(why -> "the heartbeat did not reach " + place.shown() + ": " + why);
    }
}
