package dev.selfheal.policy;

import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A layer of the verdict as rule cases write it: its key, and the fields without which an expectation says too little. */
@SuppressWarnings("ImmutableEnumChecker") // Lists and method references that nothing changes.
public enum Layer {
    FINDINGS(Finding.class, Verdict::findings, "rule", "subject", "severity"),
    CAUSES(Cause.class, Verdict::causes, "rule", "subject", "explains", "severity"),
    FIXES(Fix.class, Verdict::fixes, "rule", "action", "subject", "target"),
    VETOES(Veto.class, Verdict::vetoes, "rule", "fix", "subject"),
    DIAGNOSES(DiagnosisRequest.class, Verdict::diagnoses, "about", "subject"),
    ALERTS(Alert.class, Verdict::alerts, "kind", "about", "subject");

    private final Class<? extends Conclusion> type;
    private final Function<Verdict, List<? extends Conclusion>> of;
    private final List<String> required;

    Layer(Class<? extends Conclusion> type, Function<Verdict, List<? extends Conclusion>> of, String... required) {
        this.type = type;
        this.of = of;
        this.required = List.of(required);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<? extends Conclusion> of(Verdict verdict) {
        return of.apply(verdict);
    }

    List<String> required() {
        return required;
    }

    List<String> fields() {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
