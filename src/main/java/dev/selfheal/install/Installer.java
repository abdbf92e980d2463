package dev.selfheal.install;

import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Registry;
import dev.selfheal.supervisor.Sight.Trouble;
import dev.selfheal.supervisor.Standing;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Installs Selfheal's own job, and takes it away. What is loaded is always what is on the disk: a changed job is given up
 * first, then written, then taken in, and where that fails the old one is put back.
 */
public final class Installer {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String NOTHING = "Nothing was changed.";

    private final Definition definition;
    private final Registry registry;
    private final Clock clock;

    public Installer(Definition definition, Registry registry, Clock clock) {
        this.definition = definition;
        this.registry = registry;
        this.clock = clock;
    }

    /** Has exactly this job run by itself. */
    public Result install(OwnJob job) throws InterruptedException {
        Deadline deadline = Deadline.in(WITHIN, clock);
        Standing standing = registry.look(job.label(), deadline);
        if (standing instanceof Standing.CannotTell not) {
            return new Result.Failed(cannotTell(not), NOTHING, List.of());
        }
        if (standing instanceof Standing.Barred barred) {
            return new Result.Failed(barred.what() + "; " + barred.cure(), NOTHING, List.of());
        }
        Map<Path, String> wanted = definition.files(job);
        List<Path> places = definition.places(job.label());
        OldFiles old;
        try {
            old = OldFiles.read(places);
            if (old.are(wanted) && from(standing, places.get(0))) {
                return new Result.AlreadySo();
            }
            if (job.log().isPresent()) {
                // One that its supervisor makes may be one that this user cannot write to.
                AtomicFile.createOwnerOnly(
                        Objects.requireNonNull(job.log().get().getParent()));
            }
        } catch (IOException trouble) {
            return new Result.Failed(trouble.getMessage() + ": " + FileTrouble.words(trouble), NOTHING, List.of());
        }
        if (!(standing instanceof Standing.Out) && !(registry.remove(job.label(), deadline) instanceof Move.Accepted)) {
            // It may be on its way out, and must not stay out.
            return new Result.Failed(
                    "the installed one could not be ended", back(job.label(), old, was(standing, places)), List.of());
        }
        return replace(job.label(), wanted, old, was(standing, places), before(standing, old, places.get(0)));
    }

    private Result replace(String label, Map<Path, String> wanted, OldFiles old, Optional<Path> was, String before)
            throws InterruptedException {
        List<Path> places = List.copyOf(wanted.keySet());
        List<Path> kept = List.of();
        String why;
        try {
            kept = old.keepForeign(now());
            for (Map.Entry<Path, String> file : wanted.entrySet()) {
                AtomicFile.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            // It was just taken out and must come back, whatever was used up of the time until now.
            Move move = registry.enter(label, places.get(0), Deadline.in(WITHIN, clock));
            if (move instanceof Move.Accepted) {
                return new Result.Done(places, kept, before);
            }
            why = move.said();
        } catch (IOException trouble) {
            why = places.get(0).getParent() + " cannot be written: " + FileTrouble.words(trouble);
        }
        return new Result.Failed(why, back(label, old, was), kept);
    }

    /** The file that it was loaded from; none where it was not loaded. */
    private static Optional<Path> was(Standing standing, List<Path> places) {
        return standing instanceof Standing.Out
                ? Optional.empty()
                : Optional.of(
                        standing instanceof Standing.In in
                                ? in.definition().map(Path::of).orElse(places.get(0))
                                : places.get(0));
    }

    /** Puts back what was there, and says so. */
    private String back(String label, OldFiles old, Optional<Path> was) throws InterruptedException {
        Deadline deadline = Deadline.in(WITHIN, clock);
        try {
            Move unused = registry.remove(label, deadline);
            old.putBack();
            if (was.isEmpty()) {
                unused = registry.forget(label, deadline);
                return old.none() ? NOTHING : "The file that was there is there again.";
            }
            Move move = registry.enter(label, was.get(), Deadline.in(WITHIN, clock));
            return move instanceof Move.Accepted
                    ? "The old one is back, and loaded."
                    : "The old file is back, but is not loaded: " + move.said() + ".";
        } catch (IOException trouble) {
            return "The old file could not be put back: " + FileTrouble.words(trouble) + ".";
        }
    }

    /** Ends it, and removes its files; all else stays. */
    public Result uninstall(String label) throws InterruptedException {
        Deadline deadline = Deadline.in(WITHIN, clock);
        Standing standing = registry.look(label, deadline);
        if (standing instanceof Standing.CannotTell not
                && !(not.why() == Trouble.NO_SESSION && registry.nothingWithoutSession())) {
            return new Result.Failed(cannotTell(not), NOTHING, List.of());
        }
        try {
            OldFiles old = OldFiles.read(definition.places(label));
            boolean in = standing instanceof Standing.In || standing instanceof Standing.Half;
            if (old.none() && !in) {
                return new Result.AlreadySo();
            }
            if (in) {
                Move out = registry.remove(label, deadline);
                if (!(out instanceof Move.Accepted)) {
                    return new Result.Failed(out.said(), "Its files were left.", List.of());
                }
            }
            List<Path> kept = old.keepForeign(now());
            List<Path> removed = new ArrayList<>();
            for (Path place : definition.places(label)) {
                if (Files.deleteIfExists(place)) {
                    removed.add(place);
                }
            }
            Move forgotten = in ? registry.forget(label, deadline) : new Move.Accepted("");
            return forgotten instanceof Move.Accepted
                    ? new Result.Done(removed, kept, "")
                    : new Result.Failed(forgotten.said(), "Its files are removed.", kept);
        } catch (IOException trouble) {
            return new Result.Failed(
                    trouble.getMessage() + ": " + FileTrouble.words(trouble), "It may be there still.", List.of());
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.now(), clock.zone());
    }

    private static boolean from(Standing standing, Path file) {
        return standing instanceof Standing.In in
                && in.definition().map(Path::of).map(other -> same(other, file)).orElse(true);
    }

    private static boolean same(Path one, Path other) {
        try {
            return one.equals(other) || Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    /** What was so until now, in half a sentence; empty for nothing. */
    private static String before(Standing standing, OldFiles old, Path file) {
        if (standing instanceof Standing.Half half) {
            return half.what();
        }
        if (standing instanceof Standing.In in) {
            return from(standing, file)
                    ? "it was installed with other options, or from another version"
                    : "it was loaded from " + in.definition().orElse("elsewhere") + ", which should be removed";
        }
        return old.none() ? "" : "its file was there, but was not loaded";
    }

    private static String cannotTell(Standing.CannotTell not) {
        return not.why() == Trouble.NO_SESSION
                ? "nobody is there who could run it (" + not.detail()
                        + "); log in, and do this from within that session"
                : not.detail();
    }
}
