package dev.selfheal.policy;

import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.TrustedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code .drl} files below a folder, in the order of their paths, with one digest over names and contents. */
public final class RuleFiles {
    static final int MOST_FILES = 500;
    static final int MOST_BYTES = 1 << 20;
    private static final TrustedFiles.Wanted WANTED =
            new TrustedFiles.Wanted("rule", ".drl", MOST_FILES, MOST_BYTES, 8, "split it into families");

    private final List<RuleSource> sources;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final String digest;

    private RuleFiles(List<RuleSource> sources) {
        this.sources = List.copyOf(sources);
        this.digest = TrustedFiles.digest(sources.stream()
                .map(source -> new TrustedFiles.Text(source.path(), source.text()))
                .toList());
    }

    private RuleFiles(TrustedFiles files, Path folder) {
        this.sources = files.texts().stream()
                .map(file -> new RuleSource(file.path(), file.text()))
                .toList();
        files.refusals()
                .forEach(refused -> problems.add(RuleProblem.ofFile(refused.path(), refused.what(), refused.cure())));
        if (sources.isEmpty() && problems.isEmpty()) {
            problems.add(RuleProblem.ofFile("", "no rule file is here", "put .drl files below " + folder));
        }
        this.digest = files.digest();
    }

    /** Reads the folder. Whatever cannot be read or trusted is among the problems. */
    public static RuleFiles read(Path folder) {
        return new RuleFiles(TrustedFiles.read(folder, WANTED, Strangers.toThisProcess()), folder);
    }

    /** Files that were read before. */
    static RuleFiles of(List<RuleSource> sources) {
        return new RuleFiles(sources);
    }

    public List<RuleSource> sources() {
        return sources;
    }

    public List<RuleProblem> problems() {
        return List.copyOf(problems);
    }

    /** SHA-256 over the path and content of each file. */
    public String digest() {
        return digest;
    }
}
