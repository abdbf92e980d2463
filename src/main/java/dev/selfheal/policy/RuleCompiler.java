package dev.selfheal.policy;

import dev.selfheal.policy.RuleErrors.Explained;
import dev.selfheal.policy.RuleErrors.Rank;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.io.ByteArrayResource;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.CompositeKnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.AccumulateFunctionOption;

/** Rule sources to the engine's own packages, by the classic compiler, in memory. */
final class RuleCompiler {
    private static final String LEVEL = "drools.dialect.java.compiler.lnglevel";

    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<RuleProblem> known;
    private final ClassLoader loader;
    private final Map<Rank, List<RuleProblem>> found = new EnumMap<>(Rank.class);
    private final Map<String, DrlText> texts = new LinkedHashMap<>();

    private RuleCompiler(List<RuleProblem> known, ClassLoader loader) {
        this.known = known;
        this.loader = loader;
    }

    /** What came of it; the packages are of use only if there is no problem. */
    record Compiled(Collection<KiePackage> packages, List<RuleProblem> problems) {}

    /**
     * Compiles them all.
     *
     * @param known problems already found, which some of the engine's errors only repeat
     * @param loader of the facts that the rules speak of
     */
    static Compiled compile(List<RuleSource> sources, List<RuleProblem> known, ClassLoader loader) {
        return new RuleCompiler(known, loader).all(sources);
    }

    private Compiled all(List<RuleSource> sources) {
        Properties properties = new Properties();
        properties.setProperty(LEVEL, "17");
        properties.setProperty(AccumulateFunctionOption.PROPERTY_NAME + Union.NAME, Union.class.getName());
        KnowledgeBuilderConfiguration configuration =
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(properties, loader);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        // All at once: one by one, the engine builds every package again for each file.
        CompositeKnowledgeBuilder batch = builder.batch();
        for (RuleSource source : sources) {
            texts.put(source.path(), new DrlText(source.text()));
            Resource resource = new ByteArrayResource(source.text().getBytes(StandardCharsets.UTF_8), "UTF-8");
            resource.setSourcePath(source.path());
            batch.add(resource, ResourceType.DRL);
        }
        build(batch);
        for (KnowledgeBuilderError error : builder.getErrors()) {
            Explained explained = RuleErrors.explain(error.getMessage());
            found.computeIfAbsent(explained.rank(), rank -> new ArrayList<>()).add(problem(error, explained));
        }
        problems.addAll(found.getOrDefault(Rank.CAUSE, List.of()));
        echoes(found.getOrDefault(Rank.CONSEQUENCE, List.of()), RuleProblem::rule);
        echoes(found.getOrDefault(Rank.REPEATED, List.of()), RuleProblem::file);
        List<RuleProblem> distinct = problems.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            return new Compiled(List.of(), distinct);
        }
        Collection<KiePackage> packages = builder.getKnowledgePackages();
        Strata.arrange(packages, texts.values());
        return new Compiled(packages, distinct);
    }

    /** Takes in only those that nothing in the same place explains. */
    private void echoes(List<RuleProblem> more, Function<RuleProblem, Object> place) {
        List<RuleProblem> explained =
                Stream.concat(known.stream(), problems.stream()).toList();
        more.stream()
                .filter(problem -> explained.stream()
                        .noneMatch(other -> other.file().equals(problem.file())
                                && (problem.rule().isEmpty()
                                        || place.apply(other).equals(place.apply(problem)))))
                .forEach(problems::add);
    }

    private void build(CompositeKnowledgeBuilder batch) {
        try {
            batch.build();
        } catch (RuntimeException broken) {
            // The engine throws on some errors that it reports on others.
            String message = "the rule compiler fails: " + RuleErrors.oneLine(String.valueOf(broken.getMessage()));
            problems.add(RuleProblem.ofFile("", message, "take out the last change and try again"));
        }
    }

    private RuleProblem problem(KnowledgeBuilderError error, Explained explained) {
        String path = path(error.getResource());
        Optional<String> rule = Optional.empty();
        int line = error.getLines().length > 0 ? Math.max(0, error.getLines()[0]) : 0;
        if (error instanceof DescrBuildError build && build.getDescr() instanceof RuleDescr descr) {
            rule = Optional.of(descr.getName());
            line = Math.max(line, descr.getLine());
        }
        DrlText text = texts.get(path);
        if (rule.isEmpty() && text != null && line > 0) {
            rule = text.ruleAt(line).map(DrlText.Rule::name);
        }
        return new RuleProblem(path, Math.max(line, explained.line()), rule, explained.message(), explained.cure());
    }

    private String path(@Nullable Resource resource) {
        String path = resource == null ? null : resource.getSourcePath();
        return path == null ? "" : path;
    }
}
