package dev.selfheal.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.kie.api.definition.KiePackage;

/**
 * Whose turn it is among rules that could all fire: those that conclude for a lower layer come first. This is about speed
 * alone and changes no verdict: with the layers below complete, nothing is concluded only to be taken back.
 */
final class Strata {
    /** As the verdict types are layered; what is not known comes first. */
    private static final List<String> LAYERS =
            List.of("Finding", "Cause", "Fix", "Veto", "DiagnosisRequest", "Alert", "Silence");

    private static final Pattern CONCLUSION = Pattern.compile("\\binsertLogical\\s*\\(\\s*(?:new\\s+)?(\\w+)");
    /** More rules than one package can have. */
    private static final int LAYER = 1_000_000;

    private Strata() {}

    /** Gives each compiled rule its turn: by its layer, then by its place in its package. */
    static void arrange(Collection<KiePackage> packages, Collection<DrlText> texts) {
        Map<String, Integer> layers = new HashMap<>();
        for (DrlText text : texts) {
            text.rules().forEach(rule -> layers.put(rule.name(), layer(text, rule)));
        }
        for (KiePackage each : packages) {
            each.getRules().forEach(rule -> ((RuleImpl) rule)
                    .setLoadOrder(
                            layers.getOrDefault(rule.getName(), 0) * LAYER + ((RuleImpl) rule).getLoadOrder() % LAYER));
        }
    }

    private static int layer(DrlText text, DrlText.Rule rule) {
        Matcher conclusion = CONCLUSION.matcher(text.code()).region(rule.start(), rule.end());
        return conclusion.find() ? LAYERS.indexOf(conclusion.group(1)) + 1 : 0;
    }
}
