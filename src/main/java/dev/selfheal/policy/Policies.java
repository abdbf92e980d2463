package dev.selfheal.policy;

import dev.selfheal.policy.lint.Lint;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.recording.OwnKinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.definition.KiePackage;
import org.kie.internal.conf.AlphaThresholdOption;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/** Rule folders to judges. */
public final class Policies {
    /** How long one judgement may take. */
    public static final Duration JUDGEMENT_LIMIT = Duration.ofSeconds(10);

    private Policies() {}

    /**
     * What came of a rules folder.
     *
     * @param judge present exactly where there is no problem
     * @param digest of the names and contents of the rule files
     * @param problems everything that is wrong with them, at once
     */
    public record Loaded(Optional<Judge> judge, String digest, List<RuleProblem> problems) {
        /** What is wrong, short: the first of several problems stands for all. Empty where nothing is. */
        public String summary() {
            return switch (problems.size()) {
                case 0 -> "";
                case 1 -> problems.get(0).toString();
                default ->
                    problems.size() + " problems in the rules, first: " + problems.get(0)
                            + "; for all of them: selfheal check";
            };
        }
    }

    /**
     * Loads every rule below the folder. Wrong rules are problems, never an exception.
     *
     * @param cacheFolder where compiled rules are kept between runs; empty to compile each time
     * @param buildId names this build of Selfheal, whose records the compiled rules refer to
     */
    public static Loaded load(Path rulesFolder, Optional<Path> cacheFolder, String buildId) {
        return load(rulesFolder, cacheFolder, buildId, JUDGEMENT_LIMIT, OwnKinds.NONE);
    }

    /** Likewise, for rules that may also speak of the owner's own kinds of facts: these very ones. */
    public static Loaded load(Path rulesFolder, Optional<Path> cacheFolder, String buildId, OwnKinds own) {
        return load(rulesFolder, cacheFolder, buildId, JUDGEMENT_LIMIT, own);
    }

    /** Likewise, with another limit for the time of one judgement. */
    public static Loaded load(
            Path rulesFolder, Optional<Path> cacheFolder, String buildId, Duration limit, OwnKinds own) {
        return load(rulesFolder, cacheFolder, buildId, limit, new Vocabulary(own, Set.of()));
    }

    /** Likewise, for judging many sets of facts: it takes a little longer to begin, and half the time from then on. */
    public static Loaded forMany(
            Path rulesFolder, Optional<Path> cacheFolder, String buildId, Duration limit, Vocabulary words) {
        RuleFiles files = RuleFiles.read(rulesFolder);
        Loaded compiled = load(files, cacheFolder, buildId, limit, words, Evaluation.COMPILED);
        Optional<Judge> judge = compiled.judge()
                .map(fast -> new CompiledJudge(fast, () -> load(files, cacheFolder, buildId, limit, words)
                        .judge()
                        .orElseThrow()));
        return new Loaded(judge, compiled.digest(), compiled.problems());
    }

    /** Likewise, where the fixes that can be carried out are known too: a rule that asks for another is a problem. */
    public static Loaded load(
            Path rulesFolder, Optional<Path> cacheFolder, String buildId, Duration limit, Vocabulary words) {
        return load(RuleFiles.read(rulesFolder), cacheFolder, buildId, limit, words);
    }

    static Loaded load(RuleFiles files, Optional<Path> cacheFolder, String buildId, Duration limit, Vocabulary words) {
        return load(files, cacheFolder, buildId, limit, words, Evaluation.INTERPRETED);
    }

    private static Loaded load(
            RuleFiles files,
            Optional<Path> cacheFolder,
            String buildId,
            Duration limit,
            Vocabulary words,
            Evaluation evaluation) {
        OwnKinds own = words.own();
        String digest = files.digest();
        Optional<PackageCache> cache = cacheFolder.map(folder -> cache(folder, digest, buildId, own));
        if (files.problems().isEmpty()) {
            Optional<Judge> kept = cache.flatMap(packages -> packages.read(evaluation))
                    .map(base -> new SessionJudge(base, files.sources(), digest, limit));
            if (kept.isPresent()) {
                return new Loaded(kept, digest, List.of());
            }
        }
        List<RuleProblem> problems = new ArrayList<>(files.problems());
        problems.addAll(Lint.unsound(files.sources(), words));
        RuleCompiler.Compiled compiled = Engine.CURRENT.compile(
                files.sources().stream()
                        .filter(source -> !source.text().isBlank())
                        .toList(),
                problems,
                own.loader());
        problems.addAll(compiled.problems());
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(RuleProblem::file).thenComparing(RuleProblem::line));
            return new Loaded(Optional.empty(), digest, List.copyOf(problems));
        }
        // Before the packages are put to use, which changes them.
        cache.ifPresent(kept -> kept.write(compiled.packages(), spared(cacheFolder.orElseThrow(), buildId, own)));
        return judge(compiled.packages(), files.sources(), digest, limit, own, evaluation);
    }

    /**
     * Compiles these sources as they are and in this order, without the house style and without keeping anything: for rules
     * that were rewritten in memory, such as those that are tried with one condition less.
     */
    public static Loaded compile(List<RuleSource> sources) {
        return compile(sources, OwnKinds.NONE);
    }

    /** Likewise, for rules that may also speak of the owner's own kinds of facts. */
    public static Loaded compile(List<RuleSource> sources, OwnKinds own) {
        return compile(sources, JUDGEMENT_LIMIT, own);
    }

    /** Likewise, with another limit for the time of one judgement. */
    static Loaded compile(List<RuleSource> sources, Duration limit, OwnKinds own) {
        RuleCompiler.Compiled compiled = Engine.CURRENT.compile(sources, List.of(), own.loader());
        return compiled.problems().isEmpty()
                ? judge(compiled.packages(), sources, "", limit, own, Evaluation.INTERPRETED)
                : new Loaded(Optional.empty(), "", compiled.problems());
    }

    /**
     * What came of sources that are not judged by, only tried.
     *
     * @param base present exactly where there is no problem; its conditions are compiled, and where the engine does so wrongly
     *     it ends in a {@link LinkageError}
     * @param problems everything that is wrong with them, at once
     * @param interpreted makes the same again with conditions that are interpreted, for after such an error
     */
    public record Tried(Optional<KieBase> base, List<RuleProblem> problems, Supplier<KieBase> interpreted) {}

    /** Likewise, for rules that conclude nothing, such as queries and those whose conclusions are only listened to. */
    public static Tried tried(List<RuleSource> sources, OwnKinds own) {
        RuleCompiler.Compiled compiled = Engine.CURRENT.compile(sources, List.of(), own.loader());
        Optional<KieBase> base = compiled.problems().isEmpty()
                ? Optional.of(base(compiled.packages(), own.loader(), Evaluation.COMPILED))
                : Optional.empty();
        return new Tried(
                base,
                compiled.problems(),
                () -> base(
                        Engine.CURRENT.compile(sources, List.of(), own.loader()).packages(),
                        own.loader(),
                        Evaluation.INTERPRETED));
    }

    static Loaded judge(
            Collection<KiePackage> packages,
            List<RuleSource> sources,
            String digest,
            Duration limit,
            OwnKinds own,
            Evaluation evaluation) {
        try {
            return new Loaded(
                    Optional.of(new SessionJudge(base(packages, own.loader(), evaluation), sources, digest, limit)),
                    digest,
                    List.of());
        } catch (RuntimeException | LinkageError broken) {
            String message =
                    "the rules do not fit together: " + RuleErrors.oneLine(String.valueOf(broken.getMessage()));
            RuleProblem problem = RuleProblem.ofFile("", message, "take out the last change and try again");
            return new Loaded(Optional.empty(), digest, List.of(problem));
        }
    }

    static InternalKnowledgeBase base(Collection<KiePackage> packages, ClassLoader loader, Evaluation evaluation) {
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), loader);
        configuration.setOption(ConstraintJittingThresholdOption.get(evaluation.threshold));
        // Two conditions that compare one field with constants are looked up, not tried in turn: a tenth of a
        // judgement.
        configuration.setOption(AlphaThresholdOption.get(2));
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(configuration);
        base.addPackages(packages);
        return base;
    }

    private static PackageCache cache(Path folder, String digest, String buildId, OwnKinds own) {
        return new PackageCache(folder, key(digest, buildId, own), own.loader());
    }

    /** The compiled form of what was good: it is needed when nothing else works. */
    private static Set<Path> spared(Path folder, String buildId, OwnKinds own) {
        return GoodRules.digests(folder).stream()
                .map(digest -> cache(folder, digest, buildId, own).file())
                .collect(Collectors.toSet());
    }

    private static String key(String digest, String buildId, OwnKinds own) {
        String engine = String.valueOf(KnowledgeBaseFactory.class.getPackage().getImplementationVersion());
        return String.join(
                "\n", digest, own.digest(), buildId, engine, Runtime.version().toString());
    }
}
