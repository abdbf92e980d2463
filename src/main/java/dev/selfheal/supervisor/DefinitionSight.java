package dev.selfheal.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found of the file of a job's definition. */
public sealed interface DefinitionSight {
    Path file();

    /** It could not be found out, above all where access is denied, which is not the same as absent. */
    record CannotTell(Path file, Sight.Trouble why, String detail) implements DefinitionSight {}

    /**
     * It was looked at.
     *
     * @param trouble why it is no property list; then nothing is known of what it says
     * @param label as it says
     * @param named the label that its file's name promises
     * @param stranger its owner, where that is neither this user nor root
     * @param writable whether its group or others may write to it
     * @param link whether it is a symbolic link
     * @param program path or name of the program; never the arguments
     * @param missingFolders folders of its outputs that are not there
     * @param missingDirectory its working directory, where that is not there
     * @param variables names of those that it sets
     * @param staleParts what the loaded job has otherwise, in words
     * @param staleVariables names of those that the loaded job has otherwise or not at all
     */
    record Examined(
            Path file,
            Optional<String> trouble,
            Optional<String> label,
            String named,
            Optional<String> stranger,
            boolean writable,
            boolean link,
            Optional<String> program,
            ProgramState programState,
            List<String> missingFolders,
            Optional<String> missingDirectory,
            Set<String> variables,
            List<String> staleParts,
            List<String> staleVariables)
            implements DefinitionSight {}

    /** Whether a program could be started, as far as can be told without starting it. */
    enum ProgramState {
        RUNNABLE,
        ABSENT,
        NOT_EXECUTABLE,
        /** Not looked for, since its path is not absolute, or access was denied. */
        UNKNOWN
    }
}
