package dev.selfheal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.Records;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Conclusions in a few words, for people. */
final class Told {
    private Told() {}

    static String of(Conclusion one) {
        if (one instanceof Finding finding) {
            return low(finding.severity()) + ": " + finding.message();
        }
        if (one instanceof Cause cause) {
            return "cause, " + low(cause.severity()) + ": " + cause.message() + "; explains "
                    + String.join(", ", cause.explains());
        }
        if (one instanceof Fix fix) {
            return "fix: " + fix.action() + " " + fix.target();
        }
        if (one instanceof Veto veto) {
            return "holds " + veto.fix() + " back: " + veto.reason()
                    + (veto.until() == null ? "" : ", until " + veto.until());
        }
        if (one instanceof Silence silence) {
            return "keeps the model from being asked about " + silence.about() + ": "
                    + (silence.cause() == null ? "" : silence.cause() + ": ") + silence.reason();
        }
        if (one instanceof DiagnosisRequest request) {
            return "asks the model about " + request.about();
        }
        return one instanceof Alert alert
                ? "alert, " + low(alert.kind()) + ", " + low(alert.severity()) + ": " + alert.message()
                : one.toString();
    }

    /** What changed, field by field: {@code severity was WARNING, is CRITICAL}. */
    static String change(Conclusion then, Conclusion now) {
        JsonNode before = Records.write((Record) then);
        JsonNode after = Records.write((Record) now);
        List<String> names = new ArrayList<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                names.add(name);
            }
        });
        return names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .map(name -> name + " was " + text(before.path(name)) + ", is " + text(after.path(name)))
                .collect(Collectors.joining("; "));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "not said" : value.isTextual() ? value.textValue() : value.toString();
    }

    private static String low(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
