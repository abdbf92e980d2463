package dev.selfheal.cases;

import dev.selfheal.policy.Judge;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleEntry;
import dev.selfheal.policy.cases.CaseFiles;
import dev.selfheal.policy.cases.CaseRunner;
import dev.selfheal.policy.cases.Cases;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What came of trying the cases upon the rules. It has no opinion on format.
 *
 * @param asked what was asked for
 * @param rules every rule that there is
 * @param problems what kept the cases from being tried, all at once; then there is no result
 * @param results in the order of the case files
 * @param took how long judging took
 */
public record Trial(Asked asked, List<RuleEntry> rules, List<String> problems, List<Result> results, Duration took) {
    /** The version of the JSON form. */
    public static final int SCHEMA = 1;

    /**
     * What is tried upon what.
     *
     * @param cases a folder of case files, or one file
     * @param shipped the folder with the defaults that come with Selfheal
     * @param rules the folder of the rules
     * @param only cases whose {@code file: name} holds a match
     * @param seed of the first shuffle
     */
    public record Asked(Path cases, Path shipped, Path rules, Optional<Pattern> only, long seed) {}

    /**
     * Tries them; nothing is tried while anything is wrong with the rules or with any case file.
     *
     * @param loading the rules, which may still be on their way while the cases are read
     * @param progress hears of how far it is, for people
     */
    public static Trial of(
            Asked asked, Supplier<Policies.Loaded> loading, OwnKinds own, Clock clock, Consumer<String> progress) {
        List<RuleEntry> rules = RuleEntry.below(asked.rules());
        List<String> names = rules.stream().map(RuleEntry::name).toList();
        List<String> problems = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Cases cases = cases(asked, names, own, wrong);
        Policies.Loaded loaded = loading.get();
        loaded.problems().forEach(problem -> problems.add(String.valueOf(problem)));
        problems.addAll(wrong);
        cases.problems().forEach(problem -> problems.add(String.valueOf(problem)));
        List<RuleCase> chosen = asked.only().map(cases::matching).orElse(cases.all());
        if (chosen.isEmpty() && problems.isEmpty()) {
            problems.add("--run " + asked.only().orElseThrow() + " matches none of the "
                    + cases.all().size() + " cases; it is looked for in texts such as \""
                    + cases.all().get(0) + "\"");
        }
        Optional<Judge> judge = loaded.judge().filter(usable -> problems.isEmpty());
        long begun = clock.nanos();
        List<Result> results = judge.map(usable -> new CaseRunner(usable, asked.seed()).all(chosen, progress))
                .orElse(List.of());
        return new Trial(asked, rules, List.copyOf(problems), results, Duration.ofNanos(clock.nanos() - begun));
    }

    private static Cases cases(Asked asked, List<String> names, OwnKinds own, List<String> problems) {
        if (Files.notExists(asked.cases())) {
            problems.add(
                    asked.cases() + ": is not there; write cases of these rules there, or begin with the shipped ones:"
                            + " cp -r " + asked.shipped() + " " + asked.cases());
            return new Cases(List.of(), List.of());
        }
        return CaseFiles.read(asked.cases(), asked.shipped(), names, own);
    }

    public List<Result> failed() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** 0 if every case passed, 1 if one failed, 2 if they could not be tried. */
    public int exitStatus() {
        return !problems.isEmpty() ? 2 : failed().isEmpty() ? 0 : 1;
    }

    /** The rule of that name, if it is one of the folder. */
    Optional<RuleEntry> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
