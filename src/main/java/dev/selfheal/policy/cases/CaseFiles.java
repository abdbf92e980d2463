package dev.selfheal.policy.cases;

import dev.selfheal.policy.Judge;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The case files below a folder. */
public final class CaseFiles {
    private static final TrustedFiles.Wanted WANTED =
            new TrustedFiles.Wanted("rule case", ".yaml", 500, 1 << 20, 8, "split it into families");

    private CaseFiles() {}

    /**
     * Reads every case below the folder. Wrong files are problems, never an exception, and a folder without a case is a
     * problem too: it would prove nothing.
     *
     * @param place the folder, or one file of it
     * @param shipped defaults for where the folder, and the one that it lies in, have none of their own
     * @param rules the names of the rules that cases may speak of
     * @param own kinds of fact beside those that are shipped
     */
    public static Cases read(Path place, Path shipped, Collection<String> rules, OwnKinds own) {
        boolean one = Files.isRegularFile(place);
        Path folder = one ? place.resolveSibling("") : place;
        TrustedFiles files = TrustedFiles.read(folder, WANTED, Strangers.toThisProcess());
        List<CaseProblem> problems = new ArrayList<>();
        files.refusals()
                .forEach(refused ->
                        problems.add(new CaseProblem(refused.path(), 0, "", refused.what() + "; " + refused.cure())));
        CaseReader reader = new CaseReader(defaults(folder, shipped, own, problems), rules, problems);
        String only = String.valueOf(place.getFileName());
        files.texts().stream()
                .filter(file -> !file.path().equals(CaseDefaults.FILE)
                        && (!one || file.path().equals(only)))
                .forEach(file -> reader.file(file.path(), file.text()));
        if (reader.read().isEmpty() && problems.isEmpty()) {
            problems.add(
                    new CaseProblem("", 0, "", "no rule case is here; write one into a .yaml file below " + folder));
        }
        // Line by line, as they are put right.
        problems.sort(Comparator.comparing(CaseProblem::file).thenComparing(CaseProblem::line));
        return new Cases(reader.read(), problems);
    }

    /**
     * Makes cases to be put into this folder.
     *
     * @param shipped as for {@link #read}
     */
    public static CaseMaker maker(Path folder, Path shipped, OwnKinds own, Judge judge) {
        // What is wrong with the defaults is told when the cases are run.
        return new CaseMaker(defaults(folder, shipped, own, new ArrayList<>()), judge);
    }

    /** The nearest, for a family of cases may be run alone. */
    private static CaseDefaults defaults(Path folder, Path shipped, OwnKinds own, List<CaseProblem> problems) {
        CaseDefaults defaults = new CaseDefaults(own);
        Path above = folder.toAbsolutePath().normalize().getParent();
        for (Path place :
                Stream.of(folder, above, shipped).filter(Objects::nonNull).toList()) {
            Path file = place.resolve(CaseDefaults.FILE);
            if (Files.isRegularFile(file)) {
                String name = place.equals(folder) ? CaseDefaults.FILE : file.toString();
                try {
                    defaults.read(name, Files.readString(file), problems);
                    return defaults;
                } catch (IOException unreadable) {
                    problems.add(new CaseProblem(
                            name,
                            0,
                            "",
                            "cannot be read (" + unreadable.getMessage()
                                    + "); make it readable for its owner, as text in UTF-8"));
                }
            }
        }
        return defaults;
    }
}
