package dev.selfheal.replay;

import dev.selfheal.outcome.Judgement;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is concluded otherwise than it was.
 *
 * @param round the judgement of the cycle that it belongs to
 * @param then null where it was not concluded then
 * @param now null where it is not concluded now
 */
public record Difference(
        int round, @Nullable Conclusion then, @Nullable Conclusion now) {
    /** Everything in which a verdict differs from that of the judgement that was recorded, layer by layer. */
    static List<Difference> between(Judgement then, Verdict now) {
        Map<Object, List<Conclusion>> gone = new LinkedHashMap<>();
        List<Conclusion> added = new ArrayList<>(now.all().toList());
        then.verdict().all().filter(one -> !added.remove(one)).forEach(one -> gone.computeIfAbsent(
                        identity(one), key -> new ArrayList<>())
                .add(one));
        List<Difference> differences = new ArrayList<>();
        for (Conclusion one : added) {
            List<Conclusion> before = gone.getOrDefault(identity(one), List.of());
            differences.add(new Difference(then.round(), before.isEmpty() ? null : before.remove(0), one));
        }
        gone.values().stream()
                .flatMap(List::stream)
                .forEach(one -> differences.add(new Difference(then.round(), one, null)));
        return differences;
    }

    /** Whichever there is; the one of now where there are both. */
    public Conclusion any() {
        Conclusion any = now != null ? now : then;
        if (any == null) {
            throw new IllegalStateException("a difference of nothing");
        }
        return any;
    }

    /** What makes two conclusions the same one, though told in other words or with another severity. */
    private static Object identity(Conclusion one) {
        List<String> identity = new ArrayList<>(List.of(one.getClass().getSimpleName(), one.rule(), one.subject()));
        if (one instanceof Fix fix) {
            identity.addAll(List.of(fix.action(), fix.target()));
        } else if (one instanceof Veto veto) {
            identity.addAll(List.of(veto.fix(), veto.target()));
        } else if (one instanceof DiagnosisRequest request) {
            identity.add(request.about());
        } else if (one instanceof Silence silence) {
            identity.add(silence.about());
        } else if (one instanceof Alert alert) {
            identity.addAll(List.of(alert.about(), alert.kind().name()));
        }
        return identity;
    }
}
