package dev.selfheal.supervisor;

import dev.selfheal.supervisor.DefinitionSight.CannotTell;
import dev.selfheal.supervisor.DefinitionSight.Examined;
import dev.selfheal.supervisor.DefinitionSight.ProgramState;
import dev.selfheal.supervisor.Definitions.Read;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the file of a job's definition: whether launchd could load it, and start what it names. */
final class DefinitionExam {
    private final FileRights rights;
    private final Definitions definitions;

    /** @param home of the user whose agents these are */
    DefinitionExam(Path home, Definitions definitions) {
        this.rights = new FileRights(home);
        this.definitions = definitions;
    }

    /**
     * Empty for a job that has no file.
     *
     * @param loaded what launchd runs it by, if it is loaded
     */
    Optional<DefinitionSight> of(Job job, Optional<LoadedDefinition> loaded, Deadline deadline)
            throws InterruptedException {
        Optional<Path> file = file(job);
        return file.isEmpty() ? Optional.empty() : Optional.of(of(file.get(), loaded, deadline));
    }

    /** Why launchd would refuse to load it, or would load something else; empty where it would not or cannot be told. */
    Optional<String> unloadable(String label, Path file, Deadline deadline) throws InterruptedException {
        return of(file, Optional.empty(), deadline) instanceof Examined examined
                ? unloadable(examined, label).map(why -> file + " cannot be loaded: " + why)
                : Optional.empty();
    }

    private static Optional<String> unloadable(Examined file, String label) {
        if (file.trouble().isPresent()) {
            return file.trouble();
        }
        if (file.stranger().isPresent()) {
            return Optional.of("it belongs to " + file.stranger().get());
        }
        if (file.writable()) {
            return Optional.of("its group or others may write to it");
        }
        if (file.program().isEmpty()) {
            return Optional.of("it names no program");
        }
        return file.label().equals(Optional.of(label)) ? Optional.empty() : Optional.of("its label is not " + label);
    }

    /** Whether it only runs at its times; false where that cannot be told. */
    boolean scheduled(Job job, Deadline deadline) throws InterruptedException {
        Optional<Path> file = file(job);
        return file.isPresent()
                && definitions.of(file.get(), deadline) instanceof Read.As as
                && as.definition().scheduled();
    }

    /** What launchd prints for a job that was loaded otherwise is no path. */
    private static Optional<Path> file(Job job) {
        return job.definition().filter(path -> path.startsWith("/")).map(Path::of);
    }

    private DefinitionSight of(Path file, Optional<LoadedDefinition> loaded, Deadline deadline)
            throws InterruptedException {
        Read read = definitions.of(file, deadline);
        try {
            if (read instanceof Read.As as) {
                return said(file, as.definition(), loaded);
            }
            return read instanceof Read.Unknown unknown
                    ? new CannotTell(file, unknown.trouble(), unknown.why())
                    : broken(file, read instanceof Read.Broken broken ? broken.why() : "it is not there");
        } catch (IOException gone) {
            return new CannotTell(file, Sight.Trouble.UNREADABLE, FileTrouble.words(gone));
        }
    }

    private Examined broken(Path file, String why) throws IOException {
        boolean there = Files.exists(file);
        return new Examined(
                file,
                Optional.of(why),
                Optional.empty(),
                AgentFiles.named(file),
                there ? rights.stranger(file) : Optional.empty(),
                there && FileRights.writable(file),
                Files.isSymbolicLink(file),
                Optional.empty(),
                ProgramState.UNKNOWN,
                List.of(),
                Optional.empty(),
                Set.of(),
                List.of(),
                List.of());
    }

    private Examined said(Path file, Definition definition, Optional<LoadedDefinition> loaded) throws IOException {
        return new Examined(
                file,
                Optional.empty(),
                definition.label(),
                AgentFiles.named(file),
                rights.stranger(file),
                FileRights.writable(file),
                Files.isSymbolicLink(file),
                definition.program(),
                definition.program().map(DefinitionExam::state).orElse(ProgramState.UNKNOWN),
                definition.outputs().stream()
                        .flatMap(output -> missingFolder(output).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                definition.workingDirectory().filter(folder -> !canBe(At.of(folder), At.FOLDER)),
                definition.environment().keySet(),
                loaded.map(job -> job.staleParts(definition)).orElse(List.of()),
                loaded.map(job -> job.staleVariables(definition)).orElse(List.of()));
    }

    private static ProgramState state(String program) {
        return switch (At.of(program)) {
            case PROGRAM -> ProgramState.RUNNABLE;
            case ABSENT -> ProgramState.ABSENT;
            case FILE, FOLDER -> ProgramState.NOT_EXECUTABLE;
            case UNKNOWN -> ProgramState.UNKNOWN;
        };
    }

    private static Optional<String> missingFolder(String output) {
        int slash = output.lastIndexOf('/');
        String folder = slash <= 0 ? "/" : output.substring(0, slash);
        return canBe(At.of(folder), At.FOLDER) ? Optional.empty() : Optional.of(folder);
    }

    private static boolean canBe(At found, At wanted) {
        return found == wanted || found == At.UNKNOWN;
    }
}
