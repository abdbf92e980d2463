package dev.selfheal.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file that a LaunchAgent is defined by, as it is now: whether launchd could load it and start what it names, and whether
 * the loaded job is still of it. Apart from the agent, since an agent may run well whose file would not load again.
 *
 * @param subject such as {@code definition:com.example.indexer}
 * @param agent the agent, such as {@code agent:com.example.indexer}
 * @param job label of the job that launchd knows or would know
 * @param path of the file
 * @param critical whether the agent is
 * @param trouble why it is no property list; null if it is one. Where it is none, nothing is known of what it says
 * @param label as it says
 * @param named the label that the file's name promises
 * @param stranger its owner, where that is neither this user nor root
 * @param writable whether its group or others may write to it
 * @param link whether it is a symbolic link
 * @param program path or name of the program that it names
 * @param missingFolders folders of its outputs that are not there
 * @param missingDirectory its working directory, where that is not there
 * @param stale what the loaded job has otherwise, in words, such as {@code arguments}
 * @param staleEnvironment names of variables that the loaded job has otherwise, or not at all
 */
public record Definition(
        String subject,
        String agent,
        String job,
        String path,
        boolean critical,
        @Nullable String trouble,
        @Nullable String label,
        String named,
        @Nullable String stranger,
        boolean writable,
        boolean link,
        @Nullable String program,
        ProgramState programState,
        List<String> missingFolders,
        @Nullable String missingDirectory,
        List<String> stale,
        List<String> staleEnvironment)
        implements Observed {}
