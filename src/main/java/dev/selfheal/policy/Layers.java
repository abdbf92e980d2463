package dev.selfheal.policy;

import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Conclusions in an order of their own: the engine's differs from run to run. */
public final class Layers {
    private Layers() {}

    /** The worst first, then by subject and rule, then by everything else. */
    public static Verdict sorted(Collection<Conclusion> all) {
        return new Verdict(
                layer(all, Finding.class),
                layer(all, Cause.class),
                layer(all, Fix.class),
                layer(all, Veto.class),
                layer(all, DiagnosisRequest.class),
                layer(all, Alert.class),
                layer(all, Silence.class));
    }

    private static <C extends Conclusion> List<C> layer(Collection<Conclusion> all, Class<C> kind) {
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .sorted(Comparator.<C, Severity>comparing(Layers::severity, Comparator.reverseOrder())
                        .thenComparing(Conclusion::subject)
                        .thenComparing(Conclusion::rule)
                        .thenComparing(Object::toString))
                .toList();
    }

    private static Severity severity(Conclusion conclusion) {
        if (conclusion instanceof Finding finding) {
            return finding.severity();
        }
        return conclusion instanceof Cause cause ? cause.severity() : Severity.INFO;
    }
}
