package dev.selfheal.chronicle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Observed;
import dev.selfheal.verdict.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How each subject was in each hour of a day. An hour that a change of the clocks repeats is one; one that it skips stays empty. */
final class Hours {
    static final int A_DAY = 24;
    private static final String NONE =
            String.valueOf(Condition.NOT_WATCHED.sign()).repeat(A_DAY);

    private Hours() {}

    static Map<String, String> after(Map<String, String> before, Sight sight, int hour, Bounds bounds) {
        Map<String, String> after = new TreeMap<>(before);
        int crowd = 0;
        for (Map.Entry<String, Condition> one : conditions(sight).entrySet()) {
            String hours = after.get(one.getKey());
            if (hours == null && after.size() >= Bounds.SUBJECTS) {
                crowd++;
            } else {
                after.put(one.getKey(), with(hours == null ? NONE : hours, hour, one.getValue()));
            }
        }
        bounds.leave("subjects", crowd);
        return after;
    }

    private static String with(String hours, int hour, Condition now) {
        char worse = Condition.of(hours.charAt(hour)).or(now).sign();
        return hours.substring(0, hour) + worse + hours.substring(hour + 1);
    }

    private static Map<String, Condition> conditions(Sight sight) {
        Map<String, Condition> all = new HashMap<>();
        for (Fact fact : sight.outcome().facts()) {
            if (fact instanceof Observed) {
                boolean unknown = sight.looked().unknown().contains(fact.subject());
                all.put(fact.subject(), unknown ? Condition.UNKNOWN : Condition.WELL);
            }
        }
        sight.healing().stream()
                .flatMap(fix -> fix.subjects().stream())
                .forEach(subject -> all.merge(subject, Condition.HEALED, Condition::or));
        for (Found found : sight.standing().values()) {
            String subject = found.key().subject();
            // That something could not be looked at is found too, and is neither up nor down.
            boolean unknown = all.get(subject) == Condition.UNKNOWN;
            if (found.severity() == Severity.CRITICAL) {
                all.put(subject, Condition.CRITICAL);
            } else if (found.severity() == Severity.WARNING && !unknown) {
                all.merge(subject, Condition.WARNING, Condition::or);
            }
        }
        return all;
    }
}
