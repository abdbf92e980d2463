package dev.selfheal.policy.lint;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Veto;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The order in which conclusions follow from each other; a rule that looks ahead or at its own layer would judge by chance. */
final class Strata {
    private static final Map<Class<?>, Integer> LAYERS = Map.of(
            Finding.class,
            1,
            Cause.class,
            2,
            Fix.class,
            3,
            Veto.class,
            4,
            DiagnosisRequest.class,
            5,
            Alert.class,
            5,
            Silence.class,
            6);
    private static final int LAST = 6;
    private static final String ORDER =
            "the order is facts, findings, causes, fixes, vetoes, diagnoses and alerts, then silences";

    private Strata() {}

    static int layer(Class<?> type) {
        return Fact.class.isAssignableFrom(type) ? 0 : LAYERS.getOrDefault(type, LAST);
    }

    static void check(RuleLook rule, Found found) {
        Optional<Concluded> lowest = rule.concludes().stream().min(Comparator.comparing(one -> layer(one.type())));
        if (lowest.isEmpty()) {
            return;
        }
        Class<?> own = lowest.get().type();
        for (Read read : rule.reads()) {
            if (!Conclusion.class.isAssignableFrom(read.type())) {
                continue;
            }
            int layer = layer(read.type());
            String name = read.type().getSimpleName();
            if (layer > layer(own)) {
                found.add(
                        rule.place(read),
                        "concludes " + a(own) + " of " + a(read.type()) + ", which is a later layer",
                        ORDER);
            } else if (layer == layer(own) && read.within().isPresent()) {
                String word = read.within().get();
                boolean itself = rule.concludes().stream().anyMatch(one -> one.type() == read.type());
                if (word.equals("not") && itself) {
                    found.add(
                            rule.place(read),
                            "negates what it concludes: not " + name + ", then " + name
                                    + "; the engine would take the conclusion back",
                            "leave the condition out, or ask for the fact behind it");
                } else {
                    found.add(
                            rule.place(read),
                            word + " " + name + " in a rule that concludes " + a(own)
                                    + ": not all of them are known yet",
                            word.equals("accumulate")
                                    ? "count facts, or conclude a Cause of findings"
                                    : "ask for the fact behind it");
                }
            }
        }
    }

    private static String a(Class<?> type) {
        return (type == Alert.class ? "an " : "a ") + type.getSimpleName();
    }
}
