package dev.selfheal.policy.variant;

import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleProblem;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.recording.OwnKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Variants of one family, compiled together. Where one of them makes the engine fail, the others are tried without it. */
final class Batch {
    private static final String HEARD = "heardByTheExperiment";
    private static final Pattern CONCLUDE = Pattern.compile("\\binsertLogical\\s*\\(");

    private final List<Variant> variants;
    private final Supplier<KieBase> interpreted;
    private final OwnKinds own;
    private volatile KieBase rules;
    private volatile List<Batch> halves = List.of();

    private Batch(List<Variant> variants, KieBase rules, Supplier<KieBase> interpreted, OwnKinds own) {
        this.variants = variants;
        this.rules = rules;
        this.interpreted = interpreted;
        this.own = own;
    }

    /** All that compile. */
    static Batch of(List<Variant> variants, OwnKinds own) {
        List<Variant> left = new ArrayList<>(variants);
        while (true) {
            Policies.Tried tried = Policies.tried(List.of(source(left)), own);
            if (tried.base().isPresent()) {
                return new Batch(List.copyOf(left), tried.base().get(), tried.interpreted(), own);
            }
            Set<Variant> wrong = tried.problems().stream()
                    .flatMap(problem -> problem.rule().stream())
                    .map(name -> left.get(number(name)))
                    .collect(Collectors.toSet());
            if (wrong.isEmpty()) {
                throw new IllegalArgumentException("the variants of "
                        + left.get(0).rule().packageName() + " do not compile: "
                        + tried.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("; ")));
            }
            left.removeAll(wrong);
        }
    }

    List<Variant> variants() {
        return variants;
    }

    private static RuleSource source(List<Variant> variants) {
        Rule rule = variants.get(0).rule();
        Set<String> lines = new LinkedHashSet<>();
        lines.add("package " + rule.packageName());
        variants.forEach(variant -> lines.addAll(variant.rule().imports()));
        lines.add("global " + BiConsumer.class.getName() + " " + HEARD + ";");
        for (int at = 0; at < variants.size(); at++) {
            lines.add(drl("v" + at, variants.get(at)));
        }
        return new RuleSource(rule.file(), String.join("\n", lines) + "\n");
    }

    /** A variant whose conclusion cannot even be made has fired all the same. */
    private static String drl(String name, Variant variant) {
        String heard = HEARD + ".accept(\"" + name + "\", ";
        String then = CONCLUDE.matcher(variant.then()).replaceAll(Matcher.quoteReplacement(heard));
        return "rule \"" + name + "\"\nwhen\n" + variant.when().lines() + "then\ntry {\n" + then
                + "\n} catch (RuntimeException failed) { " + heard + "failed.toString()); }\nend";
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    void on(Collection<Object> seen, Map<Variant, Set<Object>> conclusions) {
        if (!halves.isEmpty() || !heard(seen, conclusions)) {
            if (variants.size() == 1) {
                conclusions.put(variants.get(0), Set.of(Experiment.FAILED));
                return;
            }
            halve();
            halves.forEach(half -> half.on(seen, conclusions));
        }
    }

    private synchronized void halve() {
        if (halves.isEmpty()) {
            int middle = variants.size() / 2;
            halves = List.of(of(variants.subList(0, middle), own), of(variants.subList(middle, variants.size()), own));
        }
    }

    private boolean heard(Collection<Object> seen, Map<Variant, Set<Object>> conclusions) {
        try {
            return heard(rules, seen, conclusions);
        } catch (LinkageError wrongBytecode) {
            rules = interpreted.get();
            return heard(rules, seen, conclusions);
        }
    }

    private boolean heard(KieBase rules, Collection<Object> seen, Map<Variant, Set<Object>> conclusions) {
        Map<Variant, Set<Object>> heard = new LinkedHashMap<>();
        KieSession session = rules.newKieSession();
        try {
            BiConsumer<String, Object> listener = (name, conclusion) -> heard.computeIfAbsent(
                            variants.get(number(name)), variant -> new LinkedHashSet<>())
                    .add(conclusion);
            session.setGlobal(HEARD, listener);
            seen.forEach(session::insert);
            session.fireAllRules();
        } catch (RuntimeException failed) {
            return false;
        } finally {
            session.dispose();
        }
        conclusions.putAll(heard);
        return true;
    }
}
